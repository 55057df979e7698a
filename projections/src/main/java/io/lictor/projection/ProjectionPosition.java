package io.lictor.projection;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Position of the generation that serves, for reads that must not be behind. It goes back only for a moment while
 * another generation comes to serve, and readers wait for both.
 */
public final class ProjectionPosition {

    /** So often a waiting reader looks whether another generation has come to serve. */
    private static final Duration LOOK = Duration.ofMillis(250);

    /** Generations that serve; two while a reader may meet either. */
    private volatile List<Positions> serving = List.of();

    private final WaitingReaders readers;

    ProjectionPosition(WaitingReaders readers) {
        this.readers = readers;
    }

    /** Returns the position as far as this process knows; costs nothing. */
    public long current() {
        while (true) {
            List<Positions> now = serving;
            long least = now.isEmpty() ? 0 : Long.MAX_VALUE;
            for (Positions positions : now) {
                least = Math.min(least, positions.current());
            }
            if (now == serving) {
                return least; // and whoever comes to serve from here on is as far
            }
        }
    }

    /** Waits until {@code target} is folded in; false if it took longer than {@code patience}. */
    public boolean await(long target, Duration patience) {
        if (current() >= target) {
            return true;
        }
        readers.begin();
        try {
            return awaitFolded(target, System.nanoTime() + patience.toNanos());
        } finally {
            readers.end();
        }
    }

    private boolean awaitFolded(long target, long deadline) {
        while (!Thread.currentThread().isInterrupted()) {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (!left.isPositive()) {
                return false;
            }
            if (awaitServing(target, left.compareTo(LOOK) < 0 ? left : LOOK)) {
                return true;
            }
        }
        return false;
    }

    private boolean awaitServing(long target, Duration patience) {
        List<Positions> now = serving;
        if (!now.isEmpty()) {
            return now.stream().allMatch(positions -> positions.await(target, patience)) && current() >= target;
        }
        try {
            Thread.sleep(Math.min(20, patience.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Has {@code serve} done once {@code next} is as far as anybody was told of; false if that would take too long. */
    boolean change(Positions next, Runnable serve) {
        List<Positions> before = serving;
        List<Positions> after = List.of(next);
        List<Positions> outcome = before;
        serving = Stream.concat(before.stream(), after.stream()).toList();
        readers.begin();
        try {
            if (before.stream().allMatch(told -> next.await(told.current(), LOOK))) {
                serve.run();
                outcome = after;
            }
        } finally {
            readers.end();
            serving = outcome;
        }
        return outcome == after;
    }
}
