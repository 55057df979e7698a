package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** "Why did the activation fail on Tuesday?" */
@ExtendWith(StartedLictor.class)
class RefusedTest {

    private final TestVendor shop;
    private final Lictor lictor;

    RefusedTest(TestVendor shop) {
        this.shop = shop;
        this.lictor = shop.lictor();
    }

    @Test
    void supportIsToldWhyASoftwareGotNoSeat() {
        LicenseFixture license = shop.perpetual();
        license.command("activations", "{\"fingerprint\": \"m1\", \"label\": \"Mrs. Jones\"}")
                .expect(201);
        license.activate("m2").expect(201);
        String history = license.history().toString();
        Instant before = TestVendor.now();
        Answer answer = license.clientActivate("m3").refused(409, "ACTIVATION_LIMIT_REACHED");

        JsonNode refusal =
                refusals(lictor, "license=" + license.id() + "&from=" + before).getFirst();

        assertThat(refusal.path("command").asString()).isEqualTo("ActivateLicense");
        assertThat(refusal.path("actor").asString()).isEqualTo("license:" + license.id());
        assertThat(refusal.path("code").asString()).isEqualTo("ACTIVATION_LIMIT_REACHED");
        assertThat(refusal.path("detail").asString()).isEqualTo(answer.text("/detail"));
        assertThat(refusal.path("correlationId").asString()).isEqualTo(answer.header("X-Correlation-Id"));
        assertThat(refusal.path("customer").asString()).isEqualTo(shop.customer());
        assertThat(refusal.path("product").asString()).isEqualTo(shop.product());
        assertThat(refusal.at("/facts/limit").intValue()).isEqualTo(2);
        assertThat(refusal.at("/facts/fingerprint").asString()).isEqualTo("m3");
        assertThat(refusal.at("/facts/machines/0/fingerprint").asString()).isEqualTo("m1");
        assertThat(refusal.toString()).doesNotContain("Jones", license.key());
        assertThat(Instant.parse(refusal.path("at").asString())).isBetween(before, TestVendor.now());
        assertThat(license.history()).hasToString(history);
    }

    @Test
    void bothDoorsAndAllSortsOfCommandsAreOnRecord() {
        LicenseFixture license = shop.perpetual();
        license.deactivate("m1").refused(404, "ACTIVATION_NOT_FOUND");
        license.command("renew", "{\"period\": \"P1Y\"}").refused(409, "NOT_A_SUBSCRIPTION");
        lictor.call("POST", license.path() + "/cancel-auto-renew")
                .header("If-Match", "\"7\"")
                .json("{}")
                .send()
                .refused(412, "CONFLICT");
        license.clientDeactivate("m1").refused(404, "ACTIVATION_NOT_FOUND");

        assertThat(codes("license=" + license.id()))
                .containsExactly("ACTIVATION_NOT_FOUND", "CONFLICT", "NOT_A_SUBSCRIPTION", "ACTIVATION_NOT_FOUND");
        assertThat(codes("license=" + license.id() + "&code=CONFLICT")).containsExactly("CONFLICT");

        shop.order("{\"kind\": \"PERPETUAL\", \"version\": \"9\"}").refused(404, "VERSION_NOT_FOUND");
        JsonNode order = refusals(lictor, "customer=" + shop.customer()).getFirst();
        assertThat(order.path("command").asString()).isEqualTo("IssueLicense");
        assertThat(order.path("product").asString()).isEqualTo(shop.product());
        assertThat(order.has("licenseId")).isFalse();
    }

    @Test
    void anAnswerGivenAgainIsNotRefusedAgainAndBadRequestsAreNotRefusals() {
        LicenseFixture license = shop.perpetual();
        for (int i = 0; i < 3; i++) {
            lictor.call("POST", license.path() + "/renew")
                    .header("Idempotency-Key", "renew-" + license.id())
                    .json("{\"period\": \"P1Y\"}")
                    .send()
                    .refused(409, "NOT_A_SUBSCRIPTION");
        }
        license.command("renew", "{\"period\": \"a year\"}").expect(400);
        license.command("renew", "{}").expect(400);
        lictor.anonymous()
                .post(license.path() + "/renew", "{\"period\": \"P1Y\"}")
                .expect(401);
        lictor.as("reader", "reader")
                .post(license.path() + "/renew", "{\"period\": \"P1Y\"}")
                .expect(403);

        assertThat(codes("license=" + license.id())).containsExactly("NOT_A_SUBSCRIPTION");
    }

    @Test
    void theReasonOfASuspensionIsNotRepeated() {
        LicenseFixture license = shop.perpetual();
        license.suspend().expect(200);
        license.activate("m1").refused(409, "LICENSE_DISABLED");

        JsonNode refusal = refusals(lictor, "license=" + license.id()).getFirst();

        assertThat(refusal.at("/facts/cause").asString()).isEqualTo("SUSPENDED");
        assertThat(refusal.toString()).doesNotContain("unpaid");
    }

    @Test
    void whoMaySeeThem() {
        LicenseFixture license = shop.perpetual();
        license.deactivate("m1").refused(404, "ACTIVATION_NOT_FOUND");
        String query = "license=" + license.id();

        for (String role : List.of("support", "auditor", "admin")) {
            assertThat(refusals(lictor.as("anna", role), query)).hasSize(1);
        }
        for (String role : List.of("reader", "issuer")) {
            lictor.as("anna", role).get("/v1/refusals?" + query).expect(403);
        }
        assertThat(refusals(limitedTo("p-of-another-vendor"), query)).isEmpty();
        assertThat(refusals(limitedTo(shop.product()), query)).hasSize(1);
    }

    private Lictor limitedTo(String product) {
        return lictor.withToken(lictor.post(
                        "/v1/tokens",
                        "{\"name\": \"some\", \"roles\": [\"support\"], \"products\": [\"%s\"]}".formatted(product))
                .expect(201)
                .text("/token"));
    }

    private List<String> codes(String query) {
        return refusals(lictor, query).stream()
                .map(refusal -> refusal.path("code").asString())
                .toList();
    }

    private static List<JsonNode> refusals(Lictor as, String query) {
        return as.get("/v1/refusals?" + query)
                .expect(200)
                .at("/items")
                .valueStream()
                .toList();
    }
}
