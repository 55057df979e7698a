package io.lictor.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends malformed requests of all kinds: each is refused with a problem, and the service goes on serving. */
@ExtendWith(StartedLictor.class)
class MalformedInputTest {

    private final TestVendor shop;
    private final Lictor lictor;

    MalformedInputTest(TestVendor shop) {
        this.shop = shop;
        this.lictor = shop.lictor();
    }

    @AfterEach
    void theServiceStillServes() {
        assertThat(shop.perpetual().get().text("/status")).isEqualTo("ACTIVE");
    }

    static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        assertThat(answer.header("Content-Type")).as(answer.toString()).startsWith("application/problem+json");
        assertThat(answer.text("/detail")).isNotBlank().doesNotContain("io.lictor", "jackson", "Exception", "<");
    }

    /** Every write: method and path. */
    private Stream<String[]> writes() {
        String path = shop.subscription().path();
        return Stream.concat(
                writesThatNeedABody(),
                Stream.of("cancel-auto-renew", "resume-auto-renew", "enable", "reissue-key")
                        .map(command -> new String[] {"POST", path + "/" + command}));
    }

    private Stream<String[]> writesThatNeedABody() {
        String path = shop.subscription().path();
        Stream<String[]> onLicense = Stream.of(
                        "activations",
                        "renew",
                        "extend-term",
                        "upgrade",
                        "add-modules",
                        "remove-modules",
                        "extend-upgrade-period",
                        "change-activation-limit",
                        "disable",
                        "transfer",
                        "convert")
                .map(command -> new String[] {"POST", path + "/" + command});
        Stream<String[]> others = Stream.of(
                new String[] {"PUT", "/v1/products/" + shop.product()},
                new String[] {"PUT", "/v1/products/" + shop.product() + "/versions/1.0"},
                new String[] {"POST", "/v1/licenses"},
                new String[] {"POST", "/v1/licenses/import"},
                new String[] {"POST", "/v1/licenses/lookup"},
                new String[] {"POST", "/v1/what-if"},
                new String[] {"POST", "/v1/client/activate"},
                new String[] {"POST", "/v1/client/validate"},
                new String[] {"POST", "/v1/client/deactivate"});
        return Stream.concat(onLicense, others);
    }

    static Stream<byte[]> bodies() {
        return Stream.of(
                        "{\"kind\": \"PERPETUAL\"",
                        "{\"kind\": ",
                        "{",
                        "}",
                        "[]",
                        "[{}]",
                        "\"text\"",
                        "42",
                        "true",
                        "nul",
                        "{\"unknownField\": 1}",
                        "{'kind': 'PERPETUAL'}",
                        "{\"a\": 1} {\"b\": 2}",
                        "{\"kind\": \"a\", \"kind\": \"b\"}",
                        "{\"kind\": \"\\ud800\"}",
                        "{\"kind\": NaN}",
                        "{\"activationLimit\": 1e999999999}",
                        "{\"activationLimit\": " + "9".repeat(5000) + "}",
                        "{\"" + "k".repeat(5000) + "\": 1}",
                        "{\"a\": ".repeat(2000) + "1" + "}".repeat(2000),
                        "[".repeat(100_000),
                        "<license/>",
                        "{\"kind\": \"a\u0000b\"}",
                        "\u0000\u0000\u0000\u0000")
                .map(text -> text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void everyWriteRefusesEveryBodyThatIsNone(byte[] body) {
        writes().forEach(write -> assertRefused(
                lictor.call(write[0], write[1]).body("application/json", body).send()));
    }

    /** A command that has nothing to say may say it in any of these ways; the others may not. */
    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "null", "{}"})
    void everyWriteThatNeedsABodyRefusesNone(String body) {
        writesThatNeedABody()
                // A product is defined by as little as its name.
                .filter(write -> !(body.equals("{}") && write[1].equals("/v1/products/" + shop.product())))
                .forEach(write ->
                        assertRefused(lictor.call(write[0], write[1]).json(body).send()));
    }

    @Test
    void everyWriteRefusesWhatIsNoUtf8() {
        for (byte[] body : List.of(
                "{\"kind\": \"\u00e9\u00ff\"}".getBytes(ISO_8859_1),
                new byte[] {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'},
                new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0})) {
            writes().forEach(write -> assertRefused(lictor.call(write[0], write[1])
                    .body("application/json", body)
                    .send()));
        }
    }

    @Test
    void everyWriteRefusesAnotherMediaTypeAndAnotherMethod() {
        writes().forEach(write -> {
            lictor.call(write[0], write[1])
                    .body("text/plain", "{}".getBytes(UTF_8))
                    .send()
                    .refused(415, "UNSUPPORTED_MEDIA_TYPE");
            assertRefused(lictor.call("PATCH", write[1]).json("{}").send());
            assertRefused(lictor.call("TRACE", write[1]).send());
        });
    }

    @Test
    void everyWriteRefusesTwoMebibytes() {
        byte[] body = " ".repeat(2 * 1024 * 1024).getBytes(UTF_8);

        writes().forEach(write -> lictor.call(write[0], write[1])
                .body("application/json", body)
                .send()
                .refused(413, "PAYLOAD_TOO_LARGE"));
    }

    @Test
    void everyWriteRefusesUnknownQueryParameters() {
        writes().forEach(write -> assertRefused(
                lictor.call(write[0], write[1] + "?dryRun=true").json("{}").send()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kind\": \"LIFETIME\"",
                "\"kind\": \"perpetual\"",
                "\"kind\": 1",
                "\"kind\": null",
                "\"kind\": [\"PERPETUAL\"]",
                "\"kind\": \"PERPETUAL\", \"activationLimit\": 0",
                "\"kind\": \"PERPETUAL\", \"activationLimit\": -1",
                "\"kind\": \"PERPETUAL\", \"activationLimit\": 1.5",
                "\"kind\": \"PERPETUAL\", \"activationLimit\": 2147483648",
                "\"kind\": \"PERPETUAL\", \"activationLimit\": \"2\"",
                "\"kind\": \"PERPETUAL\", \"activationLimit\": true",
                "\"kind\": \"PERPETUAL\", \"activationLimit\": {}",
                "\"kind\": \"PERPETUAL\", \"startsAt\": \"yesterday\"",
                "\"kind\": \"PERPETUAL\", \"startsAt\": \"2026-02-30T00:00:00Z\"",
                "\"kind\": \"PERPETUAL\", \"startsAt\": \"2026-02-28\"",
                "\"kind\": \"PERPETUAL\", \"startsAt\": \"2026-02-28T00:00:00\"",
                "\"kind\": \"PERPETUAL\", \"startsAt\": 1770000000",
                "\"kind\": \"PERPETUAL\", \"startsAt\": \"+1000000000-12-31T23:59:59Z\"",
                "\"kind\": \"SUBSCRIPTION\", \"period\": \"1 year\"",
                "\"kind\": \"SUBSCRIPTION\", \"period\": \"P0D\"",
                "\"kind\": \"SUBSCRIPTION\", \"period\": \"-P1Y\"",
                "\"kind\": \"SUBSCRIPTION\", \"period\": \"P-1Y\"",
                "\"kind\": \"SUBSCRIPTION\", \"period\": \"P1Y2Z\"",
                "\"kind\": \"SUBSCRIPTION\", \"period\": \"P999999999Y\"",
                "\"kind\": \"SUBSCRIPTION\", \"period\": \"P9999999999999999999Y\"",
                "\"kind\": \"SUBSCRIPTION\", \"period\": \"PT1E9S\"",
                "\"kind\": \"SUBSCRIPTION\", \"period\": 12",
                "\"kind\": \"SUBSCRIPTION\", \"period\": \"\"",
                "\"kind\": \"PERPETUAL\", \"upgradePeriod\": \"soon\"",
                "\"kind\": \"PERPETUAL\", \"channel\": \"RETAIL\"",
                "\"kind\": \"PERPETUAL\", \"channel\": \"PARTNER\"",
                "\"kind\": \"PERPETUAL\", \"autoRenew\": \"yes\"",
                "\"kind\": \"PERPETUAL\", \"modules\": \"seg\"",
                "\"kind\": \"PERPETUAL\", \"modules\": [null]",
                "\"kind\": \"PERPETUAL\", \"modules\": [{\"code\": \"SEG\"}]",
                "\"kind\": \"PERPETUAL\", \"modules\": [{\"code\": \"-seg\"}]",
                "\"kind\": \"PERPETUAL\", \"modules\": [{\"code\": \"seg\", \"untill\": \"2030-01-01T00:00:00Z\"}]",
                "\"kind\": \"PERPETUAL\", \"modules\": [{\"code\": \"seg\"}, {\"code\": \"seg\"}]",
                "\"kind\": \"PERPETUAL\", \"customer\": \"\"",
                "\"kind\": \"PERPETUAL\", \"customer\": \"   \"",
                "\"kind\": \"PERPETUAL\", \"customer\": \"a\\u0000b\"",
                "\"kind\": \"PERPETUAL\", \"customer\": null",
                "\"kind\": \"PERPETUAL\", \"customer\": 7",
                "\"kind\": \"PERPETUAL\", \"product\": \"../../etc\"",
                "\"kind\": \"PERPETUAL\", \"product\": {}",
                "\"kind\": \"PERPETUAL\", \"licenseId\": \"01a20071-7759-705f-9916-2df93e1b1269\"",
            })
    void refusesAnOrderThatMakesNoSense(String fields) {
        assertRefused(shop.order("{" + fields + "}").expect(400));
    }

    @Test
    void refusesTextsThatAreTooLong() {
        String tooLong = "x".repeat(257);
        LicenseFixture license = shop.perpetual();

        assertRefused(shop.order("{\"kind\": \"PERPETUAL\", \"customer\": \"%s\"}".formatted(tooLong)));
        assertRefused(license.activate(tooLong));
        assertRefused(license.clientActivate(tooLong));
        assertRefused(license.command(
                "disable", "{\"cause\": \"SUSPENDED\", \"reason\": \"%s\"}".formatted("x".repeat(100_000))));
        assertRefused(license.command("add-modules", "{\"modules\": [\"%s\"]}".formatted("x".repeat(65))));
        license.activate("x".repeat(256)).expect(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not-an-id",
                "00000000-0000-0000-0000-000000000000",
                "01a20071-7759-705f-9916",
                "01a20071-7759-705f-9916-2df93e1b12690",
                "%00",
                "..%2F..%2Fetc%2Fpasswd",
                "%F0%9F%94%91",
                "null",
                "1",
            })
    void noLicenceHasABadId(String id) {
        assertRefused(lictor.get("/v1/licenses/" + id));
        assertRefused(lictor.post("/v1/licenses/" + id + "/reissue-key"));
        assertRefused(lictor.get("/v1/licenses/" + id + "/history"));
        assertRefused(lictor.delete("/v1/licenses/" + id + "/activations/m1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"at=yesterday", "at=", "at=2026-02-30T00:00:00Z", "at=1", "when=2026-01-01T00:00:00Z", "at=%00"})
    void refusesAnInstantThatIsNone(String query) {
        assertRefused(lictor.get(shop.perpetual().path() + "?" + query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/licenses?customer=%zz HTTP/1.1",
                "GET /v1/licenses/%zz HTTP/1.1",
                "GET /v1/licenses?a=b|<> HTTP/1.1",
                "GET /v1/../../etc/passwd HTTP/1.1",
                "GET /v1/licenses HTTP/7.3",
                "FETCH /v1/licenses HTTP/1.1",
                "rubbish",
                "\u0001\u0002\u0003",
            })
    void aRequestLineThatIsNoneIsNeverAnsweredWithHtml(String line) {
        String answer = raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .matches("(?s)HTTP/1.1 (4\\d\\d|501|505) .*")
                .doesNotContain("<html", "<!doctype", "Exception");
        assertThat(answer).containsIgnoringCase("application/problem+json");
    }

    @Test
    void headersThatMakeNoSenseAreRefused() {
        for (String header :
                List.of("Idempotency-Key: a\u0007b", "X-Correlation-Id: a b<script>", "Content-Length: -5")) {
            String answer = raw("POST /v1/licenses HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header
                    + "\r\nContent-Type: application/json\r\n\r\n");
            assertThat(answer).as(header).matches("(?s)HTTP/1.1 4\\d\\d .*").doesNotContain("<html", "<!doctype");
        }
    }

    @Test
    void urlsAndHeadersThatAreTooLongAreRefused() {
        String tooLong = "x".repeat(20_000);

        for (String request : List.of(
                "GET /v1/licenses?customer=" + tooLong + " HTTP/1.1\r\nHost: localhost\r\n",
                "GET /v1/licenses/" + tooLong + " HTTP/1.1\r\nHost: localhost\r\n",
                "GET /v1/licenses HTTP/1.1\r\nHost: localhost\r\nAuthorization: License " + tooLong + "\r\n")) {
            String answer = raw(request + "Connection: close\r\n\r\n");
            assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*").containsIgnoringCase("application/problem+json");
        }
    }

    /** Sends bytes that no HTTP client would send, and returns the answer. */
    private String raw(String request) {
        try (Socket socket = new Socket("127.0.0.1", lictor.port())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
