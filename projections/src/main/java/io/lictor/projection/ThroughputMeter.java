package io.lictor.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Meter of the speed of a position over the last seconds. */
final class ThroughputMeter {

    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, long position) {}

    synchronized void add(long nanos, long position) {
        samples.add(new Sample(nanos, position));
        while (nanos - samples.getFirst().nanos() > WINDOW_NANOS) {
            samples.removeFirst();
        }
    }

    /** Events per second. */
    synchronized long rate() {
        if (samples.size() < 2) {
            return 0;
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        return Math.round((last.position() - first.position()) * 1e9 / Math.max(1, last.nanos() - first.nanos()));
    }

    /** When so many events more will be done at this pace; null where nothing moves. */
    @Nullable
    Instant end(long left, Instant now) {
        long rate = rate();
        return left <= 0 || rate <= 0 ? null : now.plus(Duration.ofMillis(left * 1_000 / rate));
    }
}
