package io.lictor.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The table of errors. */
@ExtendWith(StartedLictor.class)
class ProblemsTest {

    private static final String UNKNOWN = "/v1/licenses/01a20071-7759-705f-9916-2df93e1b1269";

    private final TestVendor shop;
    private final Lictor lictor;

    ProblemsTest(TestVendor shop) {
        this.shop = shop;
        this.lictor = shop.lictor();
    }

    @Test
    void everyViolationIsListedWithItsPointer() {
        Answer answer = shop.order("""
                        {"kind": "PERPETUAL", "activationLimit": 0, "customer": " ", "modules": [{"code": "OK?"}]}""").refused(400, "INVALID_REQUEST");

        assertThat(answer.texts("/violations", "pointer"))
                .containsExactlyInAnyOrder("/activationLimit", "/customer", "/modules/0/code");
        assertThat(answer.texts("/violations", "detail"))
                .allSatisfy(detail -> assertThat(detail).isNotBlank());
    }

    @Test
    void anUnknownFieldIsNamedAndNeverDropped() {
        Answer answer =
                shop.order("{\"kind\": \"PERPETUAL\", \"activationLimti\": 3}").refused(400, "INVALID_REQUEST");

        assertThat(answer.text("/violations/0/pointer")).isEqualTo("/activationLimti");
    }

    @Test
    void aWrongTypeIsNamed() {
        Answer answer = shop.order("{\"kind\": \"PERPETUAL\", \"activationLimit\": \"three\"}")
                .refused(400, "INVALID_REQUEST");

        assertThat(answer.text("/violations/0/pointer")).isEqualTo("/activationLimit");
    }

    @Test
    void whatIsUnknownIsNotFound() {
        lictor.post(UNKNOWN + "/reissue-key").refused(404, "LICENSE_NOT_FOUND");
        lictor.get(UNKNOWN).refused(404, "LICENSE_NOT_FOUND");
        lictor.delete(shop.perpetual().path() + "/activations/m1").refused(404, "ACTIVATION_NOT_FOUND");
        lictor.get("/v1/products/no-such-product").refused(404, "PRODUCT_NOT_FOUND");
        lictor.get("/v1/nothing-here").refused(404, "NOT_FOUND");
        lictor.get("/").expect(404);
    }

    @Test
    void aMistypedPathIsToldTheOneThatWasMeant() {
        for (String[] path : new String[][] {
            {"/v1/licences", "/v1/licenses"},
            {"/v1/license", "/v1/licenses"},
            {"/v1/licenses/", "/v1/licenses"},
            {"/v1//licenses", "/v1/licenses"},
            {"/V1/Licenses", "/v1/licenses"},
            {"/licenses", "/v1/licenses"},
            {"/api/v1/licenses", "/v1/licenses"},
            {UNKNOWN.replace("licenses", "licences"), "/v1/licenses/{id}"},
            {UNKNOWN + "/activation", "/v1/licenses/{id}/activations"},
            {"/v1/product/p/version/1.0", "/v1/products/{product}/versions/{version}"},
            {"/v1/client/valdiate", "/v1/client/validate"},
            {"/v1/dashbord", "/v1/dashboard"},
            {"/actuator/helth", "/actuator/health"},
        }) {
            Answer answer = lictor.get(path[0]).refused(404, "NOT_FOUND");
            assertThat(answer.text("/didYouMean")).isEqualTo(path[1]);
            assertThat(answer.text("/detail")).contains("Did you mean " + path[1] + "?");
        }
        for (String path : new String[] {"/v1/nothing-here", "/", "/v1", "/v1/" + "a/".repeat(500), "/x".repeat(50)}) {
            assertThat(lictor.get(path).refused(404, "NOT_FOUND").has("/didYouMean"))
                    .as(path)
                    .isFalse();
        }
    }

    @Test
    void whatIsNeverDeletedSaysWhatEndsIt() {
        String license = shop.perpetual().path();
        Answer answer = lictor.delete(license).refused(405, "METHOD_NOT_ALLOWED");
        assertThat(answer.text("/detail")).contains("never deleted", "disable", "withdraw");
        assertThat(answer.header("Allow")).contains("GET");
        lictor.get(license).expect(200);
        assertThat(lictor.delete("/v1/products/" + shop.product())
                        .refused(405, "METHOD_NOT_ALLOWED")
                        .text("/detail"))
                .contains("never deleted");
    }

    @Test
    void aKeyInAUrlIsNotRepeated() {
        String key = shop.perpetual().key();
        for (Answer answer : new Answer[] {
            lictor.get("/v1/client/validate?key=" + key).refused(400, "INVALID_REQUEST"),
            lictor.get("/v1/licenses?key=" + key).refused(400, "INVALID_REQUEST"),
            lictor.get("/v1/licenses/" + key).refused(404, "LICENSE_NOT_FOUND")
        }) {
            assertThat(answer.text("/detail")).contains("POST").doesNotContain(key);
            assertThat(answer.body()).doesNotContain(key);
        }
    }

    @Test
    void anOffsetInAUrlIsToBeEscaped() {
        String path = shop.perpetual().path();
        assertThat(lictor.get(path + "?at=2026-11-21T10:00:00+01:00")
                        .refused(400, "INVALID_REQUEST")
                        .text("/detail"))
                .contains("%2B");
        assertThat(lictor.get(path + "?at=yesterday")
                        .refused(400, "INVALID_REQUEST")
                        .text("/detail"))
                .doesNotContain("%2B");
    }

    @Test
    void aNumberIsToldItsRange() {
        for (String text : new String[] {"\"three\"", "\"3\""}) {
            assertThat(shop.order("{\"kind\": \"PERPETUAL\", \"activationLimit\": " + text + "}")
                            .refused(400, "INVALID_REQUEST")
                            .text("/detail"))
                    .isEqualTo("The field /activationLimit must be a whole number from 1 to 1000000, without quotes.");
        }
        assertThat(shop.order("{\"kind\": \"PERPETUAL\", \"activationLimit\": 99999999999}")
                        .refused(400, "INVALID_REQUEST")
                        .text("/detail"))
                .isEqualTo("The field /activationLimit must be a whole number from 1 to 1000000.");
        assertThat(lictor.get("/v1/events?limit=many")
                        .refused(400, "INVALID_REQUEST")
                        .text("/detail"))
                .isEqualTo("The parameter limit must be a whole number from 1 to 10000.");
    }

    @Test
    void oneSeatIsToldAsOne() {
        LicenseFixture license = shop.sold("{\"kind\": \"PERPETUAL\", \"activationLimit\": 1}");
        license.activate("m1").expect(201);
        assertThat(license.activate("m2")
                        .refused(409, "ACTIVATION_LIMIT_REACHED")
                        .text("/detail"))
                .startsWith("The one activation of this licence is in use.");
    }

    @Test
    void periodsAreAsDescribed() {
        for (String period : new String[] {"p1d", "P1d", "P+1D", "PT0,5S", "pt1h"}) {
            shop.order("{\"kind\": \"SUBSCRIPTION\", \"period\": \"" + period + "\"}")
                    .refused(400, "INVALID_REQUEST");
        }
    }

    @Test
    void everyWriteOnAnUnknownLicenceSaysSo() {
        for (String[] write : new String[][] {
            {"activations", "{\"fingerprint\": \"m\"}"},
            {"renew", "{\"period\": \"P1Y\"}"},
            {"extend-term", "{\"until\": \"2040-01-01T00:00:00Z\", \"reason\": \"goodwill\"}"},
            {"cancel-auto-renew", "{}"},
            {"resume-auto-renew", "{}"},
            {"upgrade", "{\"kind\": \"PERPETUAL\"}"},
            {"add-modules", "{\"modules\": [\"seg\"]}"},
            {"remove-modules", "{\"modules\": [\"seg\"]}"},
            {"extend-upgrade-period", "{\"until\": \"2040-01-01T00:00:00Z\"}"},
            {"change-activation-limit", "{\"activationLimit\": 9}"},
            {"disable", "{\"cause\": \"SUSPENDED\", \"reason\": \"unpaid\"}"},
            {"enable", "{}"},
            {"reissue-key", "{}"},
            {"transfer", "{\"customer\": \"other\", \"keepMachines\": true}"},
            {"convert", "{\"kind\": \"PERPETUAL\"}"}
        }) {
            lictor.post(UNKNOWN + "/" + write[0], write[1]).refused(404, "LICENSE_NOT_FOUND");
        }
    }

    @Test
    void aBodyOverOneMebibyteIsTooLarge() {
        byte[] body = ("{\"kind\": \"" + "x".repeat(2 * 1024 * 1024) + "\"}").getBytes(UTF_8);

        lictor.call("POST", "/v1/licenses")
                .body("application/json", body)
                .send()
                .refused(413, "PAYLOAD_TOO_LARGE");
        lictor.call("POST", "/v1/licenses").chunked(body).send().refused(413, "PAYLOAD_TOO_LARGE");
        shop.perpetual();
    }

    @Test
    void onlyJsonIsTaken() {
        for (String type : new String[] {"text/plain", "application/xml", "application/x-www-form-urlencoded", "x"}) {
            lictor.call("POST", "/v1/licenses")
                    .body(type, "{\"kind\": \"PERPETUAL\"}".getBytes(UTF_8))
                    .send()
                    .refused(415, "UNSUPPORTED_MEDIA_TYPE");
        }
    }

    @Test
    void aPathSaysWhichMethodsItTakes() {
        for (String path : new String[] {"/v1/licenses/import", shop.perpetual().path() + "/renew"}) {
            Answer answer = lictor.call("PATCH", path).send().refused(405, "METHOD_NOT_ALLOWED");
            assertThat(answer.header("Allow")).contains("POST");
        }
    }

    @Test
    void everyAnswerBearsTheCorrelationIdItWasGiven() {
        Answer answer = lictor.call("GET", UNKNOWN)
                .header("X-Correlation-Id", "ticket-4711")
                .send()
                .refused(404, "LICENSE_NOT_FOUND");

        assertThat(answer.header("X-Correlation-Id")).isEqualTo("ticket-4711");
    }

    @Test
    void anUpgradeToATrialIsAMistake() {
        shop.perpetual().command("upgrade", "{\"kind\": \"TRIAL\"}").refused(400, "INVALID_REQUEST");
        shop.trial().command("convert", "{\"kind\": \"TRIAL\"}").refused(400, "INVALID_REQUEST");
    }
}
