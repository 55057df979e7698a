package io.lictor.asof;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.asof.Recorder.Recorded;
import io.lictor.query.QueryService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers as of an instant are, to the letter, those that were given then. */
class AsOfTest {

    private static final long SEED = 20_261_122;
    private static final Instant BEGIN = Instant.parse("2026-01-01T08:00:00Z");
    private static final int INSTANTS = 14;
    private static final int SALES = 15;
    private static final int CHANGES = 60;

    private final Random random = new Random(SEED);

    @TempDir
    Path directory;

    @Test
    void theAnswersOfThenAreGivenAgain() {
        try (QueryService service = new QueryService(
                directory,
                BEGIN,
                "--lictor.limits.wrong-key-delay=0",
                "--lictor.limits.address-burst=0",
                "--lictor.as-of-timeout=60s")) {
            Recorder recorder = live(service);
            service.setClock(BEGIN.plus(Duration.ofDays(400)));
            for (Recorded question : recorder.recorded()) {
                assertThat(Recorder.withoutWalk(recorder.again(question)))
                        .as("%s %s as of %s, seed %d", question.path(), question.body(), question.at(), SEED)
                        .isEqualTo(Recorder.withoutWalk(question.answer()));
            }
            assertThat(recorder.recorded().size()).isGreaterThan(INSTANTS * 20);
        }
    }

    /** Days and weeks pass, things happen, and at the end of each stretch everything is asked. */
    private Recorder live(QueryService service) {
        GeneratedBusiness business = new GeneratedBusiness(service.events(), random, 25);
        Recorder recorder = new Recorder(service, business, random);
        Instant now = BEGIN;
        business.open(now);
        for (int i = 0; i < INSTANTS; i++) {
            now = now.plus(Duration.ofMillis(1 + random.nextInt(15 * 86_400_000)));
            business.live(now, SALES, CHANGES);
            recorder.record(now, 8);
        }
        return recorder;
    }
}
