package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A token for some products, of which it may do everything, at every call there is. */
@ExtendWith(StartedLictor.class)
class ProductTokensTest {

    private static final String UNKNOWN_PRODUCT = "p-nowhere";

    /** Bodies of the calls on a licence, by the last word of the path. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("validate", "{\"fingerprint\": \"m1\"}"),
            Map.entry("activations", "{\"fingerprint\": \"m9\"}"),
            Map.entry("renew", "{\"period\": \"P1Y\"}"),
            Map.entry("extend-term", "{\"until\": \"2090-01-01T00:00:00Z\", \"reason\": \"late\"}"),
            Map.entry("cancel-auto-renew", "{}"),
            Map.entry("resume-auto-renew", "{}"),
            Map.entry("upgrade", "{\"kind\": \"SUBSCRIPTION\", \"period\": \"P1Y\"}"),
            Map.entry("convert", "{\"kind\": \"PERPETUAL\"}"),
            Map.entry("add-modules", "{\"modules\": [{\"code\": \"seg\"}]}"),
            Map.entry("remove-modules", "{\"modules\": [\"seg\"]}"),
            Map.entry("extend-upgrade-period", "{\"until\": \"2090-01-01T00:00:00Z\"}"),
            Map.entry("change-activation-limit", "{\"activationLimit\": 9}"),
            Map.entry("disable", "{\"cause\": \"SUSPENDED\", \"reason\": \"late\"}"),
            Map.entry("enable", "{}"),
            Map.entry("reissue-key", "{}"),
            Map.entry("erase-texts", "{}"),
            Map.entry("change-metadata", "{\"metadata\": {\"order\": \"o-1\"}}"),
            Map.entry("withdraw", "{}"),
            Map.entry("transfer", "{\"customer\": \"c-other\", \"keepMachines\": true}"));

    private final Lictor admin;
    private final TestVendor own;
    private final TestVendor foreign;
    private final LicenseFixture ownLicense;
    private final LicenseFixture foreignLicense;
    private Lictor some;

    ProductTokensTest(Lictor admin) {
        this.admin = admin;
        this.own = TestVendor.open(admin);
        this.foreign = new TestVendor(admin, "q-" + UUID.randomUUID().toString().substring(24), own.customer());
        foreign.define("{}").expect(201);
        this.ownLicense = own.subscription();
        this.foreignLicense = foreign.subscription();
        ownLicense.activate("m1").expect(201);
        foreignLicense.activate("m1").expect(201);
    }

    @BeforeEach
    void limitToOne() {
        Answer made = admin.post(
                        "/v1/tokens",
                        "{\"name\": \"some\", \"roles\": [\"admin\"], \"products\": [\"%s\"]}".formatted(own.product()))
                .expect(201);
        some = admin.withToken(made.text("/token"));
    }

    /** Every call of the description whose path begins so. */
    private Stream<String[]> calls(String prefix) {
        return admin.get("/v1/openapi.json").expect(200).at("/paths").properties().stream()
                .filter(path -> path.getKey().startsWith(prefix))
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .map(method -> new String[] {method.toUpperCase(Locale.ROOT), path.getKey()}));
    }

    private Answer send(Lictor as, String method, String template, String id) {
        String path = template.replace("{id}", id).replace("{fingerprint}", "m1");
        Lictor.Call call = as.call(method, path).header("If-Match", "\"17\"");
        if (!method.equals("POST")) {
            return call.send();
        }
        String body = BODIES.get(template.substring(template.lastIndexOf('/') + 1));
        assertThat(body).as("what is sent to " + template).isNotNull();
        return call.json(body).send();
    }

    @Test
    void aLicenceBeyondIsAtEveryCallAsUnknownAsOneThatNeverWas() {
        String none = UUID.randomUUID().toString();
        String before = foreignLicense.history().toString();

        List<String[]> calls = calls("/v1/licenses/{id}").toList();

        assertThat(calls).hasSizeGreaterThan(19);
        assertThat(calls).allSatisfy(call -> {
            Answer beyond = send(some, call[0], call[1], foreignLicense.id()).refused(404, "LICENSE_NOT_FOUND");
            Answer unknown = send(some, call[0], call[1], none).refused(404, "LICENSE_NOT_FOUND");
            assertThat(beyond.body().replace(foreignLicense.id(), none)).isEqualTo(unknown.body());
        });
        assertThat(foreignLicense.history()).hasToString(before);
    }

    @Test
    void aLicenceOfItsOwnIsThereAtEveryCall() {
        assertThat(calls("/v1/licenses/{id}").toList())
                .allSatisfy(call -> assertThat(
                                send(some, call[0], call[1], ownLicense.id()).status())
                        .as(call[0] + " " + call[1])
                        .isIn(200, 412));
    }

    @Test
    void aProductBeyondIsNotAllowedWhetherThereIsOneOrNot() {
        for (String product : List.of(foreign.product(), UNKNOWN_PRODUCT)) {
            String path = "/v1/products/" + product;
            some.get(path).refused(403, "PRODUCT_NOT_ALLOWED");
            some.put(path, "{}").refused(403, "PRODUCT_NOT_ALLOWED");
            some.put(path + "/versions/1.0", "{\"releasedAt\": \"2026-01-01T00:00:00Z\"}")
                    .refused(403, "PRODUCT_NOT_ALLOWED");
            some.post(path + "/versions/1.0/disable").refused(403, "PRODUCT_NOT_ALLOWED");
            some.post(path + "/versions/1.0/enable").refused(403, "PRODUCT_NOT_ALLOWED");
            some.get("/v1/licenses?product=" + product).refused(403, "PRODUCT_NOT_ALLOWED");
            String order = "{\"product\": \"%s\", \"customer\": \"c\", \"kind\": \"PERPETUAL\"".formatted(product);
            some.post("/v1/licenses", order + "}").refused(403, "PRODUCT_NOT_ALLOWED");
            some.post("/v1/licenses/import", order + ", \"key\": \"%s\"}".formatted(UUID.randomUUID()))
                    .refused(403, "PRODUCT_NOT_ALLOWED");
        }
        admin.get("/v1/products/" + UNKNOWN_PRODUCT).refused(404, "PRODUCT_NOT_FOUND");
        some.put("/v1/products/" + own.product(), "{\"gracePeriod\": \"P9D\"}").expect(200);
    }

    @Test
    void aKeyBeyondIsUnknown() {
        some.post("/v1/licenses/lookup", "{\"key\": \"%s\"}".formatted(foreignLicense.key()))
                .refused(404, "LICENSE_NOT_FOUND");
        some.post("/v1/licenses/lookup", "{\"key\": \"%s\"}".formatted(ownLicense.key()))
                .expect(200);
    }

    @Test
    void listsCountsAndFeedHoldNothingElse() {
        assertThat(some.licenses(""))
                .isNotEmpty()
                .allSatisfy(license ->
                        assertThat(license.path("product").asString()).isEqualTo(own.product()));
        assertThat(some.get("/v1/products").expect(200).texts("/items", "product"))
                .containsExactly(own.product());
        assertThat(some.get("/v1/customers/" + own.customer()).expect(200).texts("/licenses", "licenseId"))
                .containsExactly(ownLicense.id());

        Answer dashboard = some.get("/v1/dashboard").expect(200);
        assertThat(dashboard.at("/licenses/byProduct").propertyNames()).containsExactly(own.product());
        assertThat(dashboard.number("/licenses/total")).isEqualTo(1);
        assertThat(dashboard.number("/activations/used")).isEqualTo(1);
        assertThat(dashboard.number("/series/0/issues")).isEqualTo(1);
        assertThat(dashboard.number("/series/0/activations")).isEqualTo(1);

        List<JsonNode> events = some.events(0);
        assertThat(events.stream().map(event -> event.path("type").asString()))
                .containsExactly("ProductDefined", "LicenseKeyAssigned", "LicenseIssued", "LicenseActivated");
        assertThat(events.toString()).doesNotContain(foreign.product(), foreignLicense.id());
    }

    /** A place in a list is no right to what comes behind it. */
    @Test
    void aCursorOfSomebodyWhoSeesAllShowsNothingMore() {
        foreign.subscription();
        own.subscription();
        for (String sort : List.of("licenseId", "-licenseId", "customer", "endsAt", "-endsAt")) {
            String page = "/v1/licenses?limit=1&sort=%s".formatted(sort);
            String next = "";
            do {
                Answer all = admin.get(page + next).expect(200);
                next = all.at("").hasNonNull("next") ? "&cursor=" + all.text("/next") : "";
                assertThat(some.get(page + next).expect(200).texts("/items", "product"))
                        .as(sort)
                        .allMatch(own.product()::equals);
            } while (!next.isEmpty());
        }
    }

    /** That a key is taken can't be hidden from the one who may import; whose it is can. */
    @Test
    void aKeyThatIsTakenBeyondIsRefusedWithoutAWordOnWhoseItIs() {
        LicenseFixture imported = foreign.imported("OLD-" + UUID.randomUUID(), "{\"kind\": \"PERPETUAL\"}");

        Answer refused = some.post(
                        "/v1/licenses/import",
                        "{\"product\": \"%s\", \"customer\": \"c\", \"kind\": \"PERPETUAL\", \"key\": \"%s\"}"
                                .formatted(own.product(), imported.key()))
                .refused(409, "KEY_ALREADY_USED");

        assertThat(refused.body()).doesNotContain(foreign.product(), imported.id(), foreign.customer());
    }

    /** The first answer is its caller's, whatever the key of the request. */
    @Test
    void anIdempotencyKeyOfSomebodyElseGivesNoAnswerOfTheirs() {
        String key = UUID.randomUUID().toString();
        String order = "{\"product\": \"%s\", \"customer\": \"c\", \"kind\": \"PERPETUAL\"}";
        Answer first = admin.call("POST", "/v1/licenses")
                .header("Idempotency-Key", key)
                .json(order.formatted(foreign.product()))
                .send()
                .expect(201);

        Answer others = some.call("POST", "/v1/licenses")
                .header("Idempotency-Key", key)
                .json(order.formatted(foreign.product()))
                .send()
                .refused(403, "PRODUCT_NOT_ALLOWED");

        assertThat(others.body()).doesNotContain(first.text("/licenseId"), first.text("/key"));
    }

    /** Finds the actor and the token in the metadata of each event. */
    @Test
    void whatItDoesIsKeptUnderItsName() {
        some.post("/v1/licenses/" + ownLicense.id() + "/cancel-auto-renew", "{}")
                .expect(200);

        JsonNode last = ownLicense.history().path(2);

        assertThat(last.path("type").asString()).isEqualTo("AutoRenewCanceled");
        assertThat(last.path("actor").asString()).isEqualTo("some");
        assertThat(admin.get("/v1/tokens").texts("/items", "tokenId"))
                .contains(last.path("tokenId").asString());
    }

    @Test
    void aReaderSeesMachinesWithoutTheirFingerprints() {
        Answer machines = admin.as("dash", "reader")
                .get("/v1/licenses/" + ownLicense.id() + "/activations")
                .expect(200);

        assertThat(machines.at("/items/0").propertyNames())
                .contains("activatedAt")
                .doesNotContain("fingerprint");
        assertThat(machines.body()).doesNotContain("m1");
    }

    /** From the very answer on. */
    @Test
    void aRevokedTokenOpensNothing() {
        Answer made = admin.post("/v1/tokens", "{\"name\": \"gone\", \"roles\": [\"auditor\"]}")
                .expect(201);
        Lictor gone = admin.withToken(made.text("/token"));
        gone.get("/v1/dashboard").expect(200);

        admin.delete("/v1/tokens/" + made.text("/tokenId")).expect(200);

        gone.get("/v1/dashboard").refused(401, "UNAUTHENTICATED");
    }
}
