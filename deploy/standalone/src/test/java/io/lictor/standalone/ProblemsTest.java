package io.lictor.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The table of errors. */
@ExtendWith(StartedLictor.class)
class ProblemsTest {

    private static final String UNKNOWN = "/v1/licenses/01a20071-7759-705f-9916-2df93e1b1269";

    private final Shop shop;
    private final Lictor lictor;

    ProblemsTest(Shop shop) {
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
