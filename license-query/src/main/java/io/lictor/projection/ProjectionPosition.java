package io.lictor.projection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** The position of the last event folded into the read model, for those who must not read before it. */
public final class ProjectionPosition {

    /** Another instance may be the one that projects; its progress shows only in the read model. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final LongSupplier shared;
    private volatile long position;

    ProjectionPosition(LongSupplier shared) {
        this.shared = shared;
    }

    /** As far as this process knows; costs nothing. */
    public long current() {
        return position;
    }

    /** Waits until {@code target} is folded in; false if it took longer than {@code patience}. */
    public boolean await(long target, Duration patience) {
        if (position >= target) {
            return true;
        }
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (position < target) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                waitForMove(target, Math.min(left, LOOK_NANOS));
                if (position < target) {
                    reached(shared.getAsLong());
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void waitForMove(long target, long nanos) throws InterruptedException {
        lock.lock();
        try {
            if (position < target) {
                moved.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    void refresh() {
        reached(shared.getAsLong());
    }

    void reached(long folded) {
        lock.lock();
        try {
            if (folded > position) {
                position = folded;
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
