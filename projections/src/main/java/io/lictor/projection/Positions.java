package io.lictor.projection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Position of one generation, as this process knows it: that of the segment furthest behind. */
final class Positions {

    /** Another instance may have some of the segments; their progress shows only in the read model. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Progress progress;
    private final boolean alone;
    private final long[] known;
    private volatile long position;

    /** If {@code alone}, nobody else moves it. */
    Positions(Progress progress, boolean alone) {
        this.progress = progress;
        this.alone = alone;
        this.known = new long[progress.segments()];
    }

    long current() {
        return position;
    }

    long[] bySegment() {
        lock.lock();
        try {
            return known.clone();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until {@code target} is folded in; false if it took longer than {@code patience}. */
    boolean await(long target, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (position < target) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                waitForMove(target, alone ? left : Math.min(left, LOOK_NANOS));
                if (position < target && !alone) {
                    refresh();
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
        long[] read = progress.read();
        for (int segment = 0; segment < read.length; segment++) {
            reached(segment, read[segment]);
        }
    }

    void reached(int segment, long folded) {
        lock.lock();
        try {
            if (folded <= known[segment]) {
                return;
            }
            known[segment] = folded;
            long least = Long.MAX_VALUE;
            for (long each : known) {
                least = Math.min(least, each);
            }
            if (least > position) {
                position = least;
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
