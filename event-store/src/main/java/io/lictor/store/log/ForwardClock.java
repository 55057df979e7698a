package io.lictor.store.log;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * The system's clock, to the millisecond, but it doesn't go back: so that an event never stands before those it was decided
 * on, and what was issued a minute ago has begun. Where the system's clock is set back, it goes on at half its pace until
 * that has caught up. A step back of more than a day ends a time that never was, and is followed at once.
 */
public final class ForwardClock implements InstantSource {

    private static final Duration MOST = Duration.ofDays(1);

    /** Between two questions; where the monotonic clock was moved too, or nobody asked for long. */
    private static final long MOST_NANOS = Duration.ofMinutes(1).toNanos();

    private final InstantSource wall;
    private final LongSupplier nanos;
    private Instant last;
    private long lastNanos;

    /** {@code notBefore} is an instant that has passed, for all that is known. */
    ForwardClock(InstantSource wall, LongSupplier nanos, Instant notBefore) {
        this.wall = wall;
        this.nanos = nanos;
        this.last = notBefore;
        this.lastNanos = nanos.getAsLong();
    }

    public static ForwardClock system(Instant notBefore) {
        return new ForwardClock(InstantSource.system(), System::nanoTime, notBefore);
    }

    @Override
    public synchronized Instant instant() {
        Instant now = wall.instant();
        long elapsed = nanos.getAsLong() - lastNanos;
        lastNanos += elapsed;
        last = now.isBefore(last) && !now.isBefore(last.minus(MOST))
                ? last.plusNanos(Math.clamp(elapsed, 0, MOST_NANOS) / 2)
                : now;
        return last.truncatedTo(ChronoUnit.MILLIS);
    }
}
