package io.lictor.projection;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Catching up at start with the events there already are: whether it is over, and a line about it every second. */
public final class Rebuild {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final CompletableFuture<Void> completion = new CompletableFuture<>();
    private final String what;
    private long from;
    private volatile long total = Long.MAX_VALUE;
    private long startedAt = System.nanoTime();
    private long saidAt = startedAt;
    private volatile long read;
    private volatile boolean done;

    /** {@code what} is the name under which the log tells of it. */
    Rebuild(String what) {
        this.what = what;
    }

    /** Tells what there is to do, once that is known; until then it is running. */
    synchronized void begin(long from, long total) {
        this.from = from;
        this.total = total;
        startedAt = System.nanoTime();
        saidAt = startedAt;
        if (from >= total) {
            done = true;
            completion.complete(null);
        }
    }

    /** Returns whether the read model still lacks events that were there when this process started. */
    public boolean isRunning() {
        return !done;
    }

    /** Does {@code action} when the read model is complete; at once, if it is. */
    public void whenComplete(Runnable action) {
        completion.thenRun(action);
    }

    String what() {
        return what;
    }

    /**
     * Returns the part that is done once events up to {@code position} are folded, in percent with one decimal; half
     * of it is reading.
     */
    public double percent(long position) {
        long last = total;
        if (done) {
            return 100;
        }
        return last == Long.MAX_VALUE || last == 0
                ? 0
                : Math.min(99.9, Math.floor((position + Math.max(position, read)) * 500.0 / last) / 10);
    }

    /** The last event that was there when this process started. */
    long total() {
        return total;
    }

    /** Says how far the events are read, once a second. */
    synchronized void read(long position) {
        long now = System.nanoTime();
        read = position;
        if (!done && now - saidAt >= EVERY_NANOS) {
            saidAt = now;
            LOG.info(
                    "Building {}: {} of {} events ({} %), {} events/s",
                    what, position, total, position * 100 / total, rate(position, now));
        }
    }

    synchronized void folded(long position) {
        if (!done && position >= total) {
            long now = System.nanoTime();
            done = true;
            LOG.info(
                    "{} is complete: {} events in {} s, {} events/s",
                    Character.toUpperCase(what.charAt(0)) + what.substring(1),
                    total - from,
                    String.format(Locale.ROOT, "%.1f", (now - startedAt) / 1e9),
                    rate(position, now));
            completion.complete(null);
        }
    }

    private long rate(long position, long now) {
        return (long) ((position - from) * 1e9 / Math.max(1, now - startedAt));
    }
}
