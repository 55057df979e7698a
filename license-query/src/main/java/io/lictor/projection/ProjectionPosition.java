package io.lictor.projection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How far the generation that serves is, for those who must not read before it. Never goes back. */
public final class ProjectionPosition {

    /** So often a waiting reader looks whether another generation has come to serve. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private volatile @Nullable Positions serving;

    ProjectionPosition() {}

    /** As far as this process knows; costs nothing. */
    public long current() {
        Positions positions = serving;
        return positions == null ? 0 : positions.current();
    }

    /** Waits until {@code target} is folded in; false if it took longer than {@code patience}. */
    public boolean await(long target, Duration patience) {
        if (current() >= target) {
            return true;
        }
        long deadline = System.nanoTime() + patience.toNanos();
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
        Positions positions = serving;
        if (positions != null) {
            return positions.await(target, patience);
        }
        try {
            Thread.sleep(Math.min(20, patience.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    void serve(Positions positions) {
        serving = positions;
    }
}
