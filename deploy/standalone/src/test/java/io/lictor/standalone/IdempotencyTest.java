package io.lictor.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A write sent twice under one {@code Idempotency-Key} is done once, and answered twice the same. */
@ExtendWith(StartedLictor.class)
class IdempotencyTest {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final List<String> HEADERS = List.of("Content-Type", "ETag", "Lictor-Position", "Location");

    private final TestVendor shop;

    IdempotencyTest(TestVendor shop) {
        this.shop = shop;
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private Answer post(String key, String path, String json) {
        return shop.lictor().call("POST", path).header(KEY, key).json(json).send();
    }

    private static void assertReplayed(Answer again, Answer first) {
        assertThat(again.status()).as(again.toString()).isEqualTo(first.status());
        assertThat(again.response().body())
                .as(again.toString())
                .isEqualTo(first.response().body());
        assertThat(again.header(REPLAYED)).isEqualTo("true");
        assertThat(first.hasHeader(REPLAYED)).isFalse();
        assertThat(headers(again)).isEqualTo(headers(first));
    }

    private static Map<String, List<String>> headers(Answer answer) {
        return HEADERS.stream()
                .filter(answer::hasHeader)
                .collect(Collectors.toMap(
                        name -> name, name -> answer.response().headers().allValues(name)));
    }

    private String order() {
        return "{\"product\": \"%s\", \"customer\": \"%s\", \"kind\": \"PERPETUAL\", \"activationLimit\": 2}"
                .formatted(shop.product(), shop.customer());
    }

    @Test
    void aSaleSentAgainIsTheSameSaleWithTheSameKey() {
        String key = newKey();
        Answer first = post(key, "/v1/licenses", order()).expect(201);
        Answer again = post(key, "/v1/licenses", order());

        assertReplayed(again, first);
        assertThat(again.text("/key")).isEqualTo(first.text("/key"));
        assertThat(shop.lictor().licenses("&customer=" + shop.customer())).hasSize(1);
    }

    @Test
    void everyKindOfWriteIsAnsweredAgain() {
        LicenseFixture license = shop.perpetual();
        String machine = "{\"key\": \"%s\", \"fingerprint\": \"m2\"}".formatted(license.key());
        Stream.<String[]>of(
                        new String[] {"PUT", "/v1/products/" + shop.product() + "-2", "{}"},
                        new String[] {
                            "PUT",
                            "/v1/products/" + shop.product() + "/versions/1.0",
                            "{\"releasedAt\": \"2026-01-01T00:00:00Z\"}"
                        },
                        new String[] {"POST", license.path() + "/activations", "{\"fingerprint\": \"m1\"}"},
                        new String[] {"DELETE", license.path() + "/activations/m1", null},
                        new String[] {"POST", "/v1/client/activate", machine},
                        new String[] {"POST", "/v1/client/deactivate", machine},
                        new String[] {"POST", license.path() + "/reissue-key", "{}"},
                        new String[] {"POST", license.path() + "/upgrade", "{\"kind\": \"SUBSCRIPTION\"}"})
                .forEach(write -> {
                    String key = newKey();
                    Answer first = send(write, key);
                    assertThat(first.status()).as(first.toString()).isBetween(200, 201);
                    long version = versionOf(license);
                    assertReplayed(send(write, key), first);
                    assertThat(versionOf(license)).as(write[1]).isEqualTo(version);
                });
    }

    private Answer send(String[] write, String key) {
        Lictor.Call call = shop.lictor().call(write[0], write[1]).header(KEY, key);
        return (write[2] == null ? call : call.json(write[2])).send();
    }

    private static long versionOf(LicenseFixture license) {
        return license.get().number("/etag");
    }

    @Test
    void aRenewalSentAgainRenewsOnce() {
        LicenseFixture license = shop.subscriptionEnded(3);
        String key = newKey();

        Answer first =
                post(key, license.path() + "/renew", "{\"period\": \"P5D\"}").expect(200);
        assertReplayed(post(key, license.path() + "/renew", "{\"period\": \"P5D\"}"), first);

        assertThat(license.history().findValuesAsString("type").stream().filter("LicenseRenewed"::equals))
                .hasSize(1);
    }

    @Test
    void aRefusalStaysTheAnswerAlsoWhenItsReasonIsGone() {
        LicenseFixture license = shop.perpetual();
        license.activate("m1").expect(201);
        license.activate("m2").expect(201);
        String key = newKey();
        String path = license.path() + "/activations";

        Answer refused = post(key, path, "{\"fingerprint\": \"m3\"}").refused(409, "ACTIVATION_LIMIT_REACHED");
        license.deactivate("m1").expect(200);

        assertReplayed(post(key, path, "{\"fingerprint\": \"m3\"}"), refused);
        post(newKey(), path, "{\"fingerprint\": \"m3\"}").expect(201);
    }

    @Test
    void nothingToDoIsAnAnswerToo() {
        LicenseFixture license = shop.perpetual();
        license.activate("m1").expect(201);
        String key = newKey();
        String path = license.path() + "/activations";

        Answer unchanged = post(key, path, "{\"fingerprint\": \"m1\"}").expect(200);
        license.deactivate("m1").expect(200);

        assertReplayed(post(key, path, "{\"fingerprint\": \"m1\"}"), unchanged);
        assertThat(license.get().number("/activations/used")).isZero();
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefusedAndNotDone() {
        LicenseFixture license = shop.perpetual();
        String key = newKey();
        String path = license.path() + "/activations";
        post(key, path, "{\"fingerprint\": \"m1\"}").expect(201);

        post(key, path, "{\"fingerprint\": \"m2\"}").refused(409, "IDEMPOTENCY_KEY_REUSED");
        post(key, license.path() + "/reissue-key", "{}").refused(409, "IDEMPOTENCY_KEY_REUSED");
        shop.lictor()
                .call("POST", path)
                .header(KEY, key)
                .header("If-Match", "\"1\"")
                .json("{\"fingerprint\": \"m1\"}")
                .send()
                .refused(409, "IDEMPOTENCY_KEY_REUSED");

        assertThat(versionOf(license)).isEqualTo(2);
    }

    @Test
    void aKeyIsItsCallersOwn() {
        String key = newKey();
        Answer annas = shop.lictor()
                .as("anna", "issuer")
                .call("POST", "/v1/licenses")
                .header(KEY, key)
                .json(order())
                .send()
                .expect(201);
        Answer berts = shop.lictor()
                .as("anna", "issuer") // by name the same, and yet another
                .call("POST", "/v1/licenses")
                .header(KEY, key)
                .json(order())
                .send()
                .expect(201);

        assertThat(berts.text("/licenseId")).isNotEqualTo(annas.text("/licenseId"));
    }

    @Test
    void customersWhoChooseTheSameKeyDoNotMeet() {
        LicenseFixture one = shop.perpetual();
        LicenseFixture other = shop.perpetual();
        String key = newKey();
        Answer ones = activate(key, one.key(), "body");
        Answer others = activate(key, other.key(), "header");

        assertThat(ones.expect(201).text("/license/licenseId")).isEqualTo(one.id());
        assertThat(others.expect(201).text("/license/licenseId")).isEqualTo(other.id());
        assertReplayed(activate(key, one.key(), "body"), ones);
        assertReplayed(activate(key, other.key(), "header"), others);
    }

    private Answer activate(String idempotencyKey, String key, String where) {
        Lictor.Call call = shop.lictor().call("POST", "/v1/client/activate").header(KEY, idempotencyKey);
        return where.equals("body")
                ? call.json("{\"fingerprint\": \"m1\", \"key\": \"%s\"}".formatted(key))
                        .send()
                : call.header("Authorization", "License " + key)
                        .json("{\"fingerprint\": \"m1\"}")
                        .send();
    }

    @Test
    void whatWasNoRequestAtAllLeavesTheKeyFree() {
        String key = newKey();
        post(key, "/v1/licenses", "{\"kind\": \"PERPETUAL\"}").refused(400, "INVALID_REQUEST");
        post(key, "/v1/licenses", "{\"kind").refused(400, "MALFORMED_REQUEST");

        assertThat(post(key, "/v1/licenses", order()).expect(201).hasHeader(REPLAYED))
                .isFalse();
    }

    @Test
    void duplicatesAtOnceAreDoneOnceAndAllAnsweredTheSame() {
        for (int round = 0; round < 5; round++) {
            String key = newKey();
            List<Answer> answers;
            try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                answers = Stream.generate(
                                () -> CompletableFuture.supplyAsync(() -> post(key, "/v1/licenses", order()), callers))
                        .limit(20)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
            }

            assertThat(answers)
                    .allSatisfy(answer -> answer.expect(201))
                    .extracting(Answer::body)
                    .containsOnly(answers.getFirst().body());
            assertThat(answers.stream().filter(answer -> !answer.hasHeader(REPLAYED)))
                    .hasSize(1);
        }
        assertThat(shop.lictor().licenses("&customer=" + shop.customer())).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a\tb"})
    void aKeyThatIsNoneIsRefused(String key) {
        shop.lictor()
                .call("POST", "/v1/licenses")
                .header(KEY, key)
                .json(order())
                .send()
                .refused(400, "INVALID_REQUEST");
    }

    @Test
    void keysHaveABound() {
        post("k".repeat(256), "/v1/licenses", order()).refused(400, "INVALID_REQUEST");
        post(newKey() + "k".repeat(219), "/v1/licenses", order()).expect(201);
    }

    @Test
    void readsHaveNoUseForAKey() {
        LicenseFixture license = shop.perpetual();
        String key = newKey();
        String question = "{\"key\": \"%s\", \"fingerprint\": \"m1\"}".formatted(license.key());
        post(key, "/v1/client/validate", question).expect(200);
        license.activate("m1").expect(201);

        assertThat(post(key, "/v1/client/validate", question)
                        .expect(200)
                        .at("/valid")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void aBodyThatIsTooLongIsSaidToBe() {
        byte[] body = ("{\"customer\": \"" + "x".repeat(1 << 20) + "\"}").getBytes(UTF_8);
        shop.lictor()
                .call("POST", "/v1/licenses")
                .header(KEY, newKey())
                .chunked(body)
                .send()
                .expect(413);
    }
}
