package io.lictor.projection;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Readers that wait for events to be folded. If there are none, events that come close together may gather: folding
 * many at once costs little more than folding one.
 */
final class WaitingReaders {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somebodyWaits = lock.newCondition();
    private int waiting;

    /** Somebody waits, until {@link #end}. */
    void begin() {
        lock.lock();
        try {
            waiting++;
            somebodyWaits.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            waiting--;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for {@code moment}, as {@link System#nanoTime} tells it, or until somebody waits.
     *
     * @param nanos how long at most
     * @return false if neither came
     */
    boolean await(long moment, long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        lock.lock();
        try {
            while (waiting == 0) {
                long now = System.nanoTime();
                if (moment - now <= 0) {
                    return true;
                }
                if (deadline - now <= 0) {
                    return false;
                }
                somebodyWaits.awaitNanos(Math.min(moment - now, deadline - now));
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
