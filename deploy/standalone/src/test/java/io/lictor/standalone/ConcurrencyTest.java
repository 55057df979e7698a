package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.TestVendor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StartedLictor.class)
class ConcurrencyTest {

    private static final int CALLERS = 50;
    private static final int MOST_PAGES = 200;

    private final TestVendor shop;

    ConcurrencyTest(TestVendor shop) {
        this.shop = shop;
    }

    private static List<Answer> atOnce(IntFunction<Answer> call) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> callers.submit(() -> {
                        start.await();
                        return call.apply(caller);
                    }))
                    .toList();
            start.countDown();
            List<Answer> all = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }

    private static long count(List<Answer> answers, int status) {
        return answers.stream().filter(answer -> answer.status() == status).count();
    }

    @Test
    void fiftyMachinesAtOnceGetNoMoreSeatsThanThereAre() throws Exception {
        LicenseFixture license = shop.sold("{\"kind\": \"PERPETUAL\", \"activationLimit\": 5}");

        List<Answer> answers = atOnce(machine -> license.activate("m" + machine));

        assertThat(count(answers, 201)).isEqualTo(5);
        assertThat(count(answers, 409)).isEqualTo(CALLERS - 5);
        answers.stream()
                .filter(answer -> answer.status() == 409)
                .forEach(answer -> assertThat(
                                answer.refused(409, "ACTIVATION_LIMIT_REACHED").number("/inUse"))
                        .isEqualTo(5));
        assertThat(license.get().number("/activations/used")).isEqualTo(5);
        assertThat(license.get().header("ETag")).isEqualTo("\"6\"");
    }

    @Test
    void theSameMachineFiftyTimesAtOnceTakesOneSeat() throws Exception {
        LicenseFixture license = shop.perpetual();

        List<Answer> answers = atOnce(_ -> license.clientActivate("m1"));

        assertThat(count(answers, 201)).isEqualTo(1);
        assertThat(count(answers, 200)).isEqualTo(CALLERS - 1);
        assertThat(license.get().number("/activations/used")).isEqualTo(1);
        assertThat(license.history()).hasSize(2);
    }

    @Test
    void ofManyWritersWithTheSameVersionOneWins() throws Exception {
        LicenseFixture license = shop.perpetual();

        List<Answer> answers = atOnce(machine -> shop.lictor()
                .call("POST", license.path() + "/activations")
                .header("If-Match", "\"1\"")
                .json("{\"fingerprint\": \"m%d\"}".formatted(machine))
                .send());

        assertThat(count(answers, 201)).isEqualTo(1);
        assertThat(count(answers, 412)).isEqualTo(CALLERS - 1);
        assertThat(license.get().header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void anUpgradeHappensOnce() throws Exception {
        LicenseFixture license = shop.perpetual();

        List<Answer> answers = atOnce(_ -> license.command("upgrade", "{\"kind\": \"SUBSCRIPTION\"}"));

        assertThat(count(answers, 201)).isEqualTo(1);
        assertThat(count(answers, 409)).isEqualTo(CALLERS - 1);
        assertThat(shop.lictor().get("/v1/licenses?customer=" + shop.customer()).at("/items"))
                .hasSize(2);
    }

    @Test
    void aKeyIsImportedOnce() throws Exception {
        String key = "LEGACY-" + UUID.randomUUID();

        List<Answer> answers = atOnce(_ -> shop.importing("{\"kind\": \"PERPETUAL\", \"key\": \"%s\"}".formatted(key)));

        assertThat(count(answers, 201)).isEqualTo(1);
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> answer.refused(409, "KEY_ALREADY_USED"));
    }

    @Test
    void aListIsWalkedWholeWhileOthersSell() throws Exception {
        List<String> sold = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sold.add(shop.perpetual().id());
        }
        AtomicBoolean walked = new AtomicBoolean();

        List<String> seen = new ArrayList<>();
        try (ExecutorService sellers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int seller = 0; seller < 4; seller++) {
                sellers.submit(() -> {
                    while (!walked.get()) {
                        shop.perpetual().activate("m1");
                    }
                });
            }
            try {
                walkUntilAllAreSeen(sold, seen);
            } finally {
                walked.set(true); // closing waits for the sellers
            }
        }

        assertThat(seen).doesNotHaveDuplicates().containsAll(sold);
    }

    /** Others may sell faster than we read: it goes as far as what was there when it began. */
    private void walkUntilAllAreSeen(List<String> sold, List<String> seen) {
        String cursor = "";
        for (int pages = 0; pages < MOST_PAGES && !seen.containsAll(sold); pages++) {
            Answer page = shop.lictor()
                    .get("/v1/licenses?product=" + shop.product() + "&limit=3" + cursor)
                    .expect(200);
            seen.addAll(page.texts("/items", "licenseId"));
            if (!page.has("/next")) {
                return;
            }
            cursor = "&cursor=" + URLEncoder.encode(page.text("/next"), StandardCharsets.UTF_8);
        }
    }
}
