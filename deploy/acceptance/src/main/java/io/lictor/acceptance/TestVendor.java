package io.lictor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A vendor's product and one customer of it, which no other test knows. */
public record TestVendor(Lictor lictor, String product, String customer) {

    /** Returns a vendor with a product that was defined by nothing but its name. */
    public static TestVendor open(Lictor lictor) {
        return open(lictor, "{}");
    }

    public static TestVendor open(Lictor lictor, String definition) {
        String unique = UUID.randomUUID().toString().substring(24);
        TestVendor shop = new TestVendor(lictor, "p-" + unique, "c-" + unique);
        shop.define(definition).expect(201);
        return shop;
    }

    public Answer define(String definition) {
        return lictor.put("/v1/products/" + product, definition);
    }

    public Answer release(String version, Instant releasedAt) {
        return lictor.put(
                "/v1/products/" + product + "/versions/" + version, "{\"releasedAt\": \"%s\"}".formatted(releasedAt));
    }

    public Answer disableVersion(String version) {
        return lictor.post("/v1/products/" + product + "/versions/" + version + "/disable");
    }

    public Answer enableVersion(String version) {
        return lictor.post("/v1/products/" + product + "/versions/" + version + "/enable");
    }

    /** An order for this product and customer, unless it names others; whatever comes of it. */
    public Answer order(String order) {
        return lictor.post("/v1/licenses", completed(order));
    }

    public Answer importing(String order) {
        return lictor.post("/v1/licenses/import", completed(order));
    }

    /** A licence that was sold. */
    public LicenseFixture sold(String order) {
        Answer answer = order(order).expect(201);
        return new LicenseFixture(lictor, answer.text("/licenseId"), answer.text("/key"));
    }

    public LicenseFixture perpetual() {
        return sold("{\"kind\": \"PERPETUAL\", \"activationLimit\": 2}");
    }

    /** A subscription in its first days. */
    public LicenseFixture subscription() {
        return sold("{\"kind\": \"SUBSCRIPTION\", \"period\": \"P80D\", \"activationLimit\": 2}");
    }

    /** A subscription whose term of thirty days ended some days ago. */
    public LicenseFixture subscriptionEnded(int daysAgo) {
        return sold("{\"kind\": \"SUBSCRIPTION\", \"period\": \"P30D\", \"activationLimit\": 2, \"startsAt\": \"%s\"}"
                .formatted(daysAgo(30 + daysAgo)));
    }

    public LicenseFixture trial() {
        return sold("{\"kind\": \"TRIAL\", \"period\": \"P25D\", \"activationLimit\": 2}");
    }

    /** A licence that was sold elsewhere, with the key it has had ever since. */
    public LicenseFixture imported(String key, String order) {
        ObjectNode json = (ObjectNode) Answer.JSON.readTree(order);
        json.put("key", key);
        Answer answer = importing(json.toString()).expect(201);
        return new LicenseFixture(lictor, answer.text("/licenseId"), key);
    }

    private String completed(String order) {
        JsonNode json = Answer.JSON.readTree(order);
        if (json instanceof ObjectNode fields) {
            if (!fields.has("product")) {
                fields.put("product", product);
            }
            if (!fields.has("customer")) {
                fields.put("customer", customer);
            }
        }
        return json.toString();
    }

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Waits until the clock has passed it, so that what comes next does not share its millisecond. */
    public static void laterThan(Instant instant) {
        Eventually.eventually(TestVendor::now, now -> assertThat(now).isAfter(instant));
    }

    public static Instant daysAgo(int days) {
        return now().minus(Duration.ofDays(days));
    }

    public static Instant inDays(int days) {
        return now().plus(Duration.ofDays(days));
    }
}
