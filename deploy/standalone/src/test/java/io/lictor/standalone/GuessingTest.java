package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.TestVendor;
import io.lictor.key.KeyRing;
import io.lictor.key.KeySecrets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guesses keys and machines: guessers are slowed down and learn nothing, and holders of right keys notice nothing. */
class GuessingTest {

    private static final int BURST = 30;
    private static final int AT_ONCE = 16;
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @TempDir
    static Path data;

    /** Behind a proxy, so that each test has an address of its own. */
    private static OwnLictor lictor;

    private final TestVendor shop = TestVendor.open(lictor.client());
    private final String here = newAddress();

    @BeforeAll
    static void start() {
        lictor = OwnLictor.start(
                data,
                "--server.forward-headers-strategy=native",
                "--lictor.limits.wrong-key-delay=5ms",
                "--lictor.limits.address-burst=" + BURST,
                "--lictor.limits.key-burst=" + BURST,
                "--lictor.limits.key-refill=1");
    }

    @AfterAll
    static void stop() {
        lictor.close();
    }

    private static String newAddress() {
        return "203.0.113." + ADDRESSES.incrementAndGet();
    }

    private Answer client(String call, String key, String fingerprint, String address) {
        return lictor.client()
                .call("POST", "/v1/client/" + call)
                .header("X-Forwarded-For", address)
                .json("{\"key\": \"%s\", \"fingerprint\": \"%s\"}".formatted(key, fingerprint))
                .send();
    }

    private static void assertSlowedDown(Answer answer) {
        answer.refused(429, "TOO_MANY_REQUESTS");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    }

    private void guessTooMuch(String call) {
        for (int i = 0; i < BURST; i++) {
            client(call, unknownKey(), "m1", here);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"activate", "validate", "deactivate"})
    void wrongKeysOfEverySortAreCountedTogether(String call) {
        LicenseFixture license = shop.perpetual();
        String replaced = license.key();
        license.command("reissue-key", "{}").expect(200);
        List<String> wrong = List.of(unknownKey(), replaced, "x", "LEGACY-00000001");
        Set<String> codes = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < BURST; i++) {
            codes.add(client(call, wrong.get(i % wrong.size()), "m1", here).text("/code"));
        }

        assertThat(codes).containsExactlyInAnyOrder("LICENSE_NOT_FOUND", "KEY_REPLACED", "KEY_MALFORMED");
        assertThat(slowedDown(call, wrong)).isTrue();
        assertThat(client(call, unknownKey(), "m1", newAddress()).status()).isNotEqualTo(429);
    }

    /** A key of ours to look at, made with the secrets of nobody here. */
    private static String unknownKey() {
        KeySecrets others = new KeySecrets("1", Map.of("1", new byte[32]), new byte[32]);
        return new KeyRing(others).derive(UUID.randomUUID(), 1).formatted();
    }

    /** A guess comes back every second, so one or the other may still be answered. */
    private boolean slowedDown(String call, List<String> keys) {
        return keys.stream()
                .map(key -> client(call, key, "m1", here))
                .filter(answer -> answer.status() == 429)
                .peek(GuessingTest::assertSlowedDown)
                .findAny()
                .isPresent();
    }

    @Test
    void allMachinesOfACustomerStartAtOnceWhileSomebodyBehindTheSameAddressGuesses() throws Exception {
        LicenseFixture license = shop.sold("{\"kind\": \"PERPETUAL\", \"activationLimit\": 10}");
        IntStream.range(0, 10)
                .forEach(i -> client("activate", license.key(), "m" + i, here).expect(201));
        assertThat(client("validate", license.key(), "m9", here).text("/code")).isEqualTo("VALID");
        AtomicBoolean starting = new AtomicBoolean(true);
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch underWay = new CountDownLatch(BURST * 2);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> guessers = Stream.generate(() -> callers.submit(() -> {
                        while (starting.get()) {
                            if (client("validate", unknownKey(), "m1", here).status() == 429) {
                                refused.incrementAndGet();
                            }
                            underWay.countDown();
                        }
                    }))
                    .limit(4)
                    .toList();
            underWay.await();
            Semaphore connections = new Semaphore(AT_ONCE);
            List<Future<Answer>> starts = IntStream.range(0, 2_000)
                    .mapToObj(i -> callers.submit(() -> {
                        connections.acquire();
                        try {
                            return client("validate", license.key(), "m" + i % 10, here);
                        } finally {
                            connections.release();
                        }
                    }))
                    .toList();
            try {
                for (Future<Answer> start : starts) {
                    assertThat(start.get().expect(200).text("/code")).isEqualTo("VALID");
                }
            } finally {
                starting.set(false);
            }
            for (Future<?> guesser : guessers) {
                guesser.get();
            }
        }
        assertThat(refused).hasPositiveValue();
    }

    @Test
    void anImportedKeyIsServedWhereItWasUsedAndOthersAreNotToldToBeRight() {
        String used = "OLD-" + UUID.randomUUID();
        String other = "OLD-" + UUID.randomUUID();
        shop.imported(used, "{\"kind\": \"PERPETUAL\"}");
        shop.imported(other, "{\"kind\": \"PERPETUAL\"}");
        client("activate", used, "m1", here).expect(201);
        guessTooMuch("validate");

        for (int i = 0; i < 5; i++) {
            assertThat(client("validate", used, "m1", here).expect(200).text("/code"))
                    .isEqualTo("VALID");
        }
        client("deactivate", used, "m1", here).expect(200);
        exhaust();
        Answer right = client("validate", other, "m1", here);
        Answer wrong = client("validate", "OLD-" + UUID.randomUUID(), "m1", here);
        assertSlowedDown(right);
        assertSlowedDown(wrong);
        assertThat(right.body()).isEqualTo(wrong.body());
        client("validate", other, "m1", newAddress()).expect(200);
    }

    /** Uses up what came back meanwhile. */
    private void exhaust() {
        while (client("validate", unknownKey(), "m1", here).status() != 429) {}
    }

    @Test
    void aKeyOpensItsLicenceFromWhereOthersAreRefused() {
        LicenseFixture license = shop.perpetual();
        guessTooMuch("activate");
        client("activate", license.key(), "m1", here).expect(201);
        client("deactivate", license.key(), "m1", here).expect(200);
    }

    @Test
    void machinesAreNotGuessedEitherAndThoseWithASeatGoOn() {
        LicenseFixture license = shop.perpetual();
        client("activate", license.key(), "mine", here).expect(201);
        for (int i = 0; i < BURST; i++) {
            String call = i % 2 == 0 ? "validate" : "deactivate";
            assertThat(client(call, license.key(), "m" + i, newAddress()).text("/code"))
                    .isIn("MACHINE_NOT_ACTIVATED", "ACTIVATION_NOT_FOUND");
        }

        while (client("validate", license.key(), "m", here).status() != 429) {}
        assertSlowedDown(client("deactivate", license.key(), "m", here));
        assertThat(client("validate", license.key(), "mine", here).expect(200).text("/code"))
                .isEqualTo("VALID");
        client("deactivate", license.key(), "mine", here).expect(200);
    }

    @Test
    void theBackOfficeLooksUpAsOftenAsItLikes() {
        for (int i = 0; i < BURST * 2; i++) {
            lictor.client()
                    .call("POST", "/v1/licenses/lookup")
                    .header("X-Forwarded-For", here)
                    .json("{\"key\": \"%s\"}".formatted(unknownKey()))
                    .send()
                    .refused(404, "LICENSE_NOT_FOUND");
        }
    }

    @Test
    void whoDidItIsTheHolderOfTheKey() {
        LicenseFixture license = shop.perpetual();
        client("activate", license.key(), "m1", here).expect(201);
        client("deactivate", license.key(), "m1", here).expect(200);

        assertThat(license.history().findValuesAsString("actor").subList(1, 3)).containsOnly("license:" + license.id());
    }

    @Test
    void isCountedWithoutSayingWhose() {
        String key = unknownKey();
        client("validate", key, "m1", here).expect(200);
        exhaust();

        assertThat(lictor.client().get("/actuator/prometheus").expect(200).body())
                .containsPattern("lictor_wrong_keys_total\\{.*code=\"LICENSE_NOT_FOUND\".*} [1-9]")
                .containsPattern("lictor_refused_guesses_total\\{.*limit=\"address\".*} [1-9]")
                .doesNotContain(key, key.replace("-", ""), here);
    }
}
