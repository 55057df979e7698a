package io.lictor.store.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ForwardClockTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Instant wall = NOON;
    private long nanos;
    private final ForwardClock clock = new ForwardClock(() -> wall, () -> nanos, Instant.EPOCH);

    @Test
    void tellsTheSystemsTimeToTheMillisecond() {
        wall = NOON.plusNanos(1_234_567);

        assertThat(clock.instant()).isEqualTo(NOON.plusMillis(1));
    }

    @Test
    void goesOnAtHalfItsPaceWhereTheSystemsIsSetBack() {
        clock.instant();
        wall = NOON.minus(Duration.ofHours(1));

        pass(Duration.ofSeconds(10));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));

        for (int i = 0; i < 10_000; i++) {
            pass(Duration.ofNanos(500_000));
            clock.instant();
        }
        assertThat(clock.instant()).isEqualTo(NOON.plusMillis(7_500)); // what is less than it tells is not lost
    }

    @Test
    void goesWithTheSystemsOnceThatHasCaughtUp() {
        clock.instant();
        wall = NOON.minusSeconds(60);

        for (int i = 0; i < 300; i++) {
            Instant before = clock.instant();
            pass(Duration.ofSeconds(1));
            assertThat(clock.instant()).isAfterOrEqualTo(before);
        }

        assertThat(clock.instant()).isEqualTo(wall);
    }

    @Test
    void doesNotFreezeInATimeThatNeverWas() {
        wall = NOON.plus(Duration.ofDays(800));
        clock.instant();
        wall = NOON;

        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void doesNotBeginBeforeTheNewestEvent() {
        Instant newest = NOON.plus(Duration.ofMinutes(59));

        assertThat(new ForwardClock(() -> wall, () -> nanos, newest).instant()).isEqualTo(newest);
    }

    @Test
    void standsStillRatherThanBelieveAMonotonicClockThatIsNone() {
        clock.instant();
        wall = NOON.minusSeconds(100);

        nanos -= Duration.ofDays(800).toNanos();
        assertThat(clock.instant()).isEqualTo(NOON);

        nanos += Duration.ofDays(800).toNanos();
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(30));
    }

    private void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }
}
