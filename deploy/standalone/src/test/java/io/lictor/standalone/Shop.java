package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A vendor's product and one customer of it, which no other test knows. */
record Shop(Lictor lictor, String product, String customer) {

    /** With a product that was defined by nothing but its name. */
    static Shop open(Lictor lictor) {
        return open(lictor, "{}");
    }

    static Shop open(Lictor lictor, String definition) {
        String unique = UUID.randomUUID().toString().substring(24);
        Shop shop = new Shop(lictor, "p-" + unique, "c-" + unique);
        shop.define(definition).expect(201);
        return shop;
    }

    Answer define(String definition) {
        return lictor.put("/v1/products/" + product, definition);
    }

    Answer release(String version, Instant releasedAt) {
        return lictor.put(
                "/v1/products/" + product + "/versions/" + version, "{\"releasedAt\": \"%s\"}".formatted(releasedAt));
    }

    Answer disableVersion(String version) {
        return lictor.post("/v1/products/" + product + "/versions/" + version + "/disable");
    }

    Answer enableVersion(String version) {
        return lictor.post("/v1/products/" + product + "/versions/" + version + "/enable");
    }

    /** An order for this product and customer, unless it names others; whatever comes of it. */
    Answer order(String order) {
        return lictor.post("/v1/licenses", completed(order));
    }

    Answer importing(String order) {
        return lictor.post("/v1/licenses/import", completed(order));
    }

    /** A licence that was sold. */
    Sold sold(String order) {
        Answer answer = order(order).expect(201);
        return new Sold(lictor, answer.text("/licenseId"), answer.text("/key"));
    }

    Sold perpetual() {
        return sold("{\"kind\": \"PERPETUAL\", \"activationLimit\": 2}");
    }

    /** A subscription in its first days. */
    Sold subscription() {
        return sold("{\"kind\": \"SUBSCRIPTION\", \"period\": \"P80D\", \"activationLimit\": 2}");
    }

    /** A subscription whose term of thirty days ended some days ago. */
    Sold subscriptionEnded(int daysAgo) {
        return sold("{\"kind\": \"SUBSCRIPTION\", \"period\": \"P30D\", \"activationLimit\": 2, \"startsAt\": \"%s\"}"
                .formatted(daysAgo(30 + daysAgo)));
    }

    Sold trial() {
        return sold("{\"kind\": \"TRIAL\", \"period\": \"P25D\", \"activationLimit\": 2}");
    }

    /** A licence that was sold elsewhere, with the key it has had ever since. */
    Sold imported(String key, String order) {
        ObjectNode json = (ObjectNode) Answer.JSON.readTree(order);
        json.put("key", key);
        Answer answer = importing(json.toString()).expect(201);
        return new Sold(lictor, answer.text("/licenseId"), key);
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

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Waits until the clock has passed it, so that what comes next does not share its millisecond. */
    static void laterThan(Instant instant) {
        Eventually.eventually(Shop::now, now -> assertThat(now).isAfter(instant));
    }

    static Instant daysAgo(int days) {
        return now().minus(Duration.ofDays(days));
    }

    static Instant inDays(int days) {
        return now().plus(Duration.ofDays(days));
    }
}
