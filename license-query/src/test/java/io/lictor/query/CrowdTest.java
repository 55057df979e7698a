package io.lictor.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.Event;
import io.lictor.event.LicenseActivated;
import io.lictor.projection.Eventually;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;

/** Many long questions at once wait for one another, and nothing else waits for them. */
class CrowdTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final int LICENSES = 20_000;
    private static final int AT_ONCE = 500;
    private static final int QUESTIONS = 20;
    private static final int WRITES = 5;

    @TempDir
    Path directory;

    @Test
    void whatIsWrittenIsSeenBeforeTheLastOfThemIsAnswered() throws Exception {
        EventsOnDisk events = new EventsOnDisk(directory);
        for (int from = 0; from < LICENSES; from += AT_ONCE) {
            List<Event> sold = new ArrayList<>();
            for (int i = from; i < from + AT_ONCE; i++) {
                sold.addAll(SampleLicense.subscription(id(i), "customer-" + i % 1_000)
                        .events());
            }
            events.append(sold);
        }
        try (QueryService service = new QueryService(events, NOW, "--lictor.questions.at-once=1");
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            waitUntilFilled(service);
            AtomicInteger answered = new AtomicInteger();
            List<Future<Integer>> questions = new ArrayList<>();
            for (int i = 0; i < QUESTIONS; i++) {
                questions.add(callers.submit(() -> {
                    int status = service.post("/v1/what-if", "{\"policy\": {\"gracePeriod\": \"P3D\"}}")
                            .status();
                    answered.incrementAndGet();
                    return status;
                }));
            }
            for (int i = 0; i < WRITES; i++) {
                long position = events.append(new LicenseActivated(id(i), "machine", null, null, NOW))
                        .getFirst()
                        .position();
                var seen = service.get("/v1/licenses/" + id(i), "Lictor-After", Long.toString(position));
                assertThat(seen.status()).isEqualTo(200);
                assertThat(seen.body().at("/activations/used").asInt()).isEqualTo(1);
            }
            assertThat(answered.get()).isLessThan(QUESTIONS);
            assertThat(readiness(service)).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
            for (Future<Integer> question : questions) {
                assertThat(question.get()).isIn(200, 503);
            }
        }
    }

    /** Readiness is told of it a little later. */
    private static void waitUntilFilled(QueryService service) {
        Eventually.until(
                "it is filled",
                () -> service.get("/v1/products").status() == 200
                        && readiness(service) == ReadinessState.ACCEPTING_TRAFFIC);
    }

    private static ReadinessState readiness(QueryService service) {
        return service.bean(ApplicationAvailability.class).getReadinessState();
    }

    private static UUID id(int number) {
        return new UUID(0x0198_0000_0000_7000L, number);
    }
}
