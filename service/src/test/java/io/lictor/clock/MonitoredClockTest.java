package io.lictor.clock;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonitoredClockTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ClockProperties USUAL = new ClockProperties(ofMinutes(1), ofMinutes(10));

    private Instant wall = NOON;
    private long nanos = -5_000_000_000L; // its origin is arbitrary
    private MonitoredClock clock = watched(Instant.EPOCH);

    @Test
    void believesAClockThatGoesEvenly() {
        pass(ofHours(3));

        assertThat(clock.instant()).contains(wall);
        assertThat(meter("lictor.clock.leaps")).isZero();
        assertThat(meter("lictor.clock.doubted")).isZero();
    }

    @Test
    void believesAClockThatIsSlewed() {
        for (int i = 0; i < 200_000; i++) {
            wall = wall.plusNanos(1_000_500_000); // as fast as NTP moves one
            nanos += 1_000_000_000;
            assertThat(clock.instant()).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"P800D", "PT-1H", "PT61S", "PT-61S"})
    void doubtsAClockThatWasSetAtOnce(Duration by) {
        wall = wall.plus(by);

        assertThat(clock.instant()).isEmpty();
        assertThat(meter("lictor.clock.leaps")).isOne();
        assertThat(meter("lictor.clock.doubted")).isOne();
    }

    @Test
    void doesNotMindAStepThatIsSmall() {
        wall = wall.plus(ofSeconds(59));

        assertThat(clock.instant()).isPresent();
    }

    @Test
    void believesItAgainWhenItHasGoneEvenlyForAsLongAsTheLeapWasWide() {
        wall = wall.plus(ofHours(8)); // the machine slept
        clock.instant();

        pass(ofHours(8).minus(ofSeconds(1)));
        assertThat(clock.instant()).isEmpty();
        pass(ofSeconds(2));
        assertThat(clock.instant()).contains(wall);
    }

    @Test
    void doubtsForAWhileAtLeastAndForADayAtMost() {
        wall = wall.plus(ofMinutes(2));
        clock.instant();
        pass(ofMinutes(9));
        assertThat(clock.instant()).isEmpty();
        pass(ofMinutes(2));
        assertThat(clock.instant()).isPresent();

        wall = wall.plus(ofDays(800));
        clock.instant();
        pass(ofHours(23));
        assertThat(clock.instant()).isEmpty();
        pass(ofHours(2));
        assertThat(clock.instant()).isPresent();
    }

    @Test
    void beginsAnewWithEachLeap() {
        wall = wall.plus(ofDays(800));
        clock.instant();
        pass(ofMinutes(1));
        wall = wall.minus(ofDays(800));
        clock.instant();

        pass(ofHours(23));

        assertThat(clock.instant()).isEmpty();
        assertThat(meter("lictor.clock.leaps")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P800D", "P-800D", "PT2M"})
    void doubtsBothClocksWhereTheyLeapTogether(Duration by) {
        wall = wall.plus(by);
        nanos += by.toNanos();

        assertThat(clock.instant()).isEmpty();
    }

    @Test
    void believesWhoSaysThatItIsRight() {
        wall = wall.plus(ofDays(800));
        clock.instant();

        assertThat(clock.confirm()).isEqualTo(wall);

        assertThat(clock.instant()).contains(wall);
    }

    @Test
    void seesTheLeapThatIsConfirmedBeforeAnybodyLooked() {
        wall = wall.plus(ofDays(800));
        clock.confirm();

        assertThat(clock.instant()).contains(wall);
    }

    @Test
    void doubtsAClockThatIsBehindTheNewestEvent() {
        clock = watched(NOON.plus(ofHours(1)));

        assertThat(clock.instant()).isEmpty();
        assertThat(meter("lictor.clock.behind")).isEqualTo(3_600);
        pass(ofHours(1).plusSeconds(1));
        assertThat(clock.instant()).isPresent();
        assertThat(meter("lictor.clock.behind")).isZero();
    }

    @Test
    void waitsAWhileWhereNothingWasRecordedForLong() {
        clock = watched(NOON.minus(ofDays(2)));

        assertThat(clock.instant()).isEmpty();
        pass(ofMinutes(11));
        assertThat(clock.instant()).isPresent();
    }

    @Test
    void believesAClockThatAgreesWithTheNewestEvent() {
        assertThat(watched(NOON.plusSeconds(30)).instant()).isPresent();
        assertThat(watched(NOON.minus(ofHours(10))).instant()).isPresent();
    }

    private MonitoredClock watched(Instant newest) {
        return new MonitoredClock(() -> wall, newest, USUAL, () -> wall, () -> nanos);
    }

    private double meter(String name) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        clock.bindTo(registry);
        return registry.get(name).meter().measure().iterator().next().getValue();
    }

    private void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            wall = wall.plusSeconds(1);
            nanos += 1_000_000_000;
            clock.instant();
        }
    }
}
