package io.lictor.clock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Compares the system's clock with the monotonic one: where they part, or both leap, somebody has set a clock, or the
 * machine slept. From then on it is doubted for as long as the leap was wide, at least for a while and at most for a day,
 * and believed again if it has gone evenly meanwhile. Not for several threads.
 */
final class ClockLeapDetector {

    /** A day's doubt is time enough for anybody to see that a clock is wrong. */
    private static final Duration MOST = Duration.ofDays(1);

    /** Clocks that are slewed part slowly, by less than a thousandth: no leap, however long they go on. */
    private static final long ANCHORED_NANOS = Duration.ofMinutes(10).toNanos();

    private final Duration leap;
    private final Duration settle;
    private Instant anchor;
    private long anchorNanos;
    private long lastNanos;
    private long doubtedSince;
    private Duration doubt = Duration.ZERO;

    /** {@code leap} is what is one; {@code settle} how long a clock is doubted at least. The clocks stand so now. */
    ClockLeapDetector(Duration leap, Duration settle, Instant wall, long nanos) {
        this.leap = leap;
        this.settle = settle;
        this.anchor = wall;
        this.anchorNanos = nanos;
        this.lastNanos = nanos;
    }

    /** Looks at both clocks, often: by how much one has leapt since, negative where back; null where none has. */
    @Nullable
    Duration look(Instant wall, long nanos) {
        Duration apart = Duration.between(anchor.plusNanos(nanos - anchorNanos), wall);
        Duration still = Duration.ofNanos(nanos - lastNanos); // of the process, or both clocks have leapt together
        lastNanos = nanos;
        Duration leapt = isLeap(apart) ? apart : isLeap(still) ? still : null;
        if (leapt != null || nanos - anchorNanos > ANCHORED_NANOS) {
            anchor = wall;
            anchorNanos = nanos;
        }
        if (leapt != null) {
            doubt(leapt, nanos);
        }
        return leapt;
    }

    private boolean isLeap(Duration difference) {
        return difference.abs().compareTo(leap) > 0;
    }

    /** Doubts the clock from now on, that may be wrong by so much. */
    void doubt(Duration by, long nanos) {
        Duration most = MOST.compareTo(settle) > 0 ? MOST : settle;
        Duration wide = by.abs().compareTo(most) > 0 ? most : by.abs();
        doubt = wide.compareTo(settle) > 0 ? wide : settle;
        doubtedSince = nanos;
    }

    /** Somebody says that it is right. */
    void believe() {
        doubt = Duration.ZERO;
    }

    /** Returns how long the clock will still be doubted; zero if it is believed. */
    Duration doubted(long nanos) {
        Duration left = doubt.minusNanos(nanos - doubtedSince);
        if (doubt.isZero() || left.isNegative() || left.isZero()) {
            doubt = Duration.ZERO;
            return Duration.ZERO;
        }
        return left;
    }
}
