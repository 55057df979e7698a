package io.lictor.projection.axon;

import io.lictor.store.EventLog;
import io.lictor.store.StoreException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last event in the store, for those who wait for the next. The log tells of new ones; should it ever fail to, one of
 * the waiting looks on behalf of all.
 */
final class LogHead implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogHead.class);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final EventLog log;
    private final EventLog.Subscription subscription;
    private long position;
    private long lookedAt = System.nanoTime() - LOOK_NANOS;

    LogHead(EventLog log) {
        this.log = log;
        this.subscription = log.onAppended(this::reached);
    }

    /** Waits until there is an event behind {@code after}; false if it took longer than that. */
    boolean await(long after, long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (true) {
            if (waitForMove(after, deadline)) {
                return true;
            }
            if (System.nanoTime() >= deadline) {
                return false;
            }
            look();
        }
    }

    /** Returns at the latest when it is time for another look. */
    private boolean waitForMove(long after, long deadline) throws InterruptedException {
        lock.lock();
        try {
            while (position <= after) {
                long now = System.nanoTime();
                long left = Math.min(deadline - now, lookedAt + LOOK_NANOS - now);
                if (left <= 0) {
                    // The others go on waiting while this one looks.
                    lookedAt = now < deadline ? now : lookedAt;
                    return false;
                }
                moved.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        try {
            reached(log.lastPosition());
        } catch (StoreException e) {
            LOG.debug("No look at the event store", e);
        }
    }

    private void reached(long last) {
        lock.lock();
        try {
            if (last > position) {
                position = last;
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}
