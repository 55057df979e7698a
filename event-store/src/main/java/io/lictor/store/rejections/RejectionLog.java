package io.lictor.store.rejections;

import io.lictor.store.LicensingStore;
import io.lictor.store.rejections.RejectionTable.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was refused, without ever being in the way of who refuses: refusals wait in memory for a moment and are
 * written together. Where they come faster than they can be written, they are dropped and counted.
 *
 * <p>What is kept in this process can be found at once, in others after some 50 ms.
 */
public final class RejectionLog implements AutoCloseable {

    private static final int WAITING = 10_000;
    private static final int TOGETHER = 500;
    private static final Duration LINGER = Duration.ofMillis(20);
    private static final Duration COUNTING = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(RejectionLog.class);

    private final LicensingStore store;
    private final Queue<RejectionRecord> waiting = new ConcurrentLinkedQueue<>();
    private final CheckTally checks = new CheckTally();
    private final AtomicInteger count = new AtomicInteger();
    private final LongAdder dropped = new LongAdder();
    private final AtomicBoolean due = new AtomicBoolean();
    private final AtomicBoolean checksDue = new AtomicBoolean();
    private final ReentrantLock writing = new ReentrantLock();
    private final ScheduledThreadPoolExecutor writer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("lictor-refusals").daemon().factory());
    private volatile boolean closed;

    /** Begins to write. Close the log before the store. */
    public RejectionLog(LicensingStore store) {
        this.store = store;
        writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Records a rejection; never waits and never throws. */
    public void keep(RejectionRecord refusal) {
        if (closed || !mayWait()) {
            dropped.increment();
            return;
        }
        waiting.add(refusal);
        writeIn(LINGER);
    }

    private boolean mayWait() {
        boolean fits = count.incrementAndGet() <= WAITING;
        if (!fits) {
            count.decrementAndGet();
        }
        return fits;
    }

    /** Counts one more; never waits and never throws. */
    public void count(RejectedCheck check) {
        if (!closed && checks.add(check) && checksDue.compareAndSet(false, true)) {
            schedule(this::writeChecks, COUNTING);
        }
    }

    /** Returns the number of rejections this process could neither store nor count since its start. */
    public long dropped() {
        return dropped.sum() + checks.dropped();
    }

    /**
     * The newest ones first, those kept in this process until now included; an {@link
     * io.lictor.store.StoreException} where the store can't be used.
     */
    public List<StoredRejection> find(RejectionFilter filter, int limit) {
        flush();
        flushChecks();
        return filter.products() != null && filter.products().isEmpty()
                ? List.of()
                : store.read(connection -> RejectionTable.select(connection, filter, limit));
    }

    /**
     * Forgets what is older than {@code before}, or beyond the newest {@code most} commands and as many counts of checks,
     * little by little; returns how many.
     */
    public int forget(Instant before, int most) {
        int forgotten = inSteps(connection -> RejectionTable.forget(connection, before, TOGETHER));
        for (Kind kind : Kind.values()) {
            forgotten += store.read(connection -> RejectionTable.oldestOf(connection, kind, most))
                    .map(id -> inSteps(connection -> RejectionTable.forget(connection, kind, id, TOGETHER)))
                    .orElse(0);
        }
        return forgotten;
    }

    private interface Step {
        int take(Connection connection) throws SQLException;
    }

    /** So that no writer waits for long. */
    private int inSteps(Step step) {
        int all = 0;
        int[] taken = {0};
        do {
            store.write(connection -> taken[0] = step.take(connection));
            all += taken[0];
        } while (taken[0] == TOGETHER);
        return all;
    }

    /** Writes what waits now; it goes on waiting where that fails. */
    private void flush() {
        int left = count.get();
        if (left == 0) {
            return;
        }
        writing.lock();
        try {
            while (left > 0 && !waiting.isEmpty()) {
                List<RejectionRecord> batch = waiting.stream().limit(TOGETHER).toList();
                store.write(connection -> RejectionTable.insert(connection, batch));
                batch.forEach(_ -> waiting.remove());
                count.addAndGet(-batch.size());
                left -= batch.size();
            }
        } finally {
            writing.unlock();
        }
    }

    private void flushChecks() {
        if (checks.isEmpty()) {
            return;
        }
        writing.lock();
        try {
            List<RejectedChecks> taken = checks.take();
            for (int from = 0; from < taken.size(); from += TOGETHER) {
                List<RejectedChecks> batch = taken.subList(from, Math.min(taken.size(), from + TOGETHER));
                try {
                    store.write(connection -> RejectionTable.add(connection, batch));
                } catch (RuntimeException e) {
                    checks.putBack(taken.subList(from, taken.size()));
                    throw e;
                }
            }
        } finally {
            writing.unlock();
        }
    }

    private void writeIn(Duration delay) {
        if (due.compareAndSet(false, true)) {
            schedule(this::write, delay);
        }
    }

    private void schedule(Runnable work, Duration delay) {
        try {
            writer.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // closed meanwhile, which writes what waits
        }
    }

    private void writeChecks() {
        checksDue.set(false);
        try {
            flushChecks();
        } catch (RuntimeException e) {
            LOG.warn("Counts of refused checks could not be written; trying again in {}", COUNTING, e);
            if (checksDue.compareAndSet(false, true)) {
                schedule(this::writeChecks, COUNTING);
            }
        }
    }

    private void write() {
        due.set(false);
        try {
            flush();
        } catch (RuntimeException e) {
            LOG.warn("Refusals could not be written; trying again in {}", AGAIN, e);
            writeIn(AGAIN);
        }
    }

    /** Writes what still waits. */
    @Override
    public void close() {
        closed = true;
        writer.shutdown();
        try {
            flush();
        } catch (RuntimeException e) {
            LOG.warn("{} refusals could not be written and are lost", count.get(), e);
        }
        try {
            flushChecks();
        } catch (RuntimeException e) {
            LOG.warn("Counts of refused checks could not be written and are lost", e);
        }
    }
}
