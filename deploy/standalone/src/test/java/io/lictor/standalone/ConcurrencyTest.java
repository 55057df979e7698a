package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StartedLictor.class)
class ConcurrencyTest {

    private static final int CALLERS = 50;

    private final Shop shop;

    ConcurrencyTest(Shop shop) {
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
        Sold license = shop.sold("{\"kind\": \"PERPETUAL\", \"activationLimit\": 5}");

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
        Sold license = shop.perpetual();

        List<Answer> answers = atOnce(_ -> license.clientActivate("m1"));

        assertThat(count(answers, 201)).isEqualTo(1);
        assertThat(count(answers, 200)).isEqualTo(CALLERS - 1);
        assertThat(license.get().number("/activations/used")).isEqualTo(1);
        assertThat(license.history()).hasSize(2);
    }

    @Test
    void ofManyWritersWithTheSameVersionOneWins() throws Exception {
        Sold license = shop.perpetual();

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
        Sold license = shop.perpetual();

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
}
