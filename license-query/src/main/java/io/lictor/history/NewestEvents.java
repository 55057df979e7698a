package io.lictor.history;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The newest events, a bounded number of them, for readers who wait for the next. */
final class NewestEvents {

    private static final int MOST = 1_000;
    private static final int HEAVIEST = 4_000_000;
    /** Events read at once. Hazard: a reader that has stopped reading keeps them in memory. */
    private static final int AT_ONCE = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final TreeMap<Long, FeedEvent> newest = new TreeMap<>();
    private int weight;
    private boolean begun;
    private boolean ended;
    /** Position behind which all events are here. */
    private long from;
    /** The last one that is here, or was. */
    private long reached;

    /** There is nothing behind {@code position} yet. */
    void begin(long position) {
        lock.lock();
        try {
            begun = true;
            from = position;
            reached = position;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean hasBegun() {
        lock.lock();
        try {
            return begun;
        } finally {
            lock.unlock();
        }
    }

    long reached() {
        lock.lock();
        try {
            return reached;
        } finally {
            lock.unlock();
        }
    }

    /** The next ones, in order. */
    void add(List<FeedEvent> events) {
        lock.lock();
        try {
            for (FeedEvent event : events) {
                newest.put(event.position(), event);
                weight += event.weight();
                reached = event.position();
            }
            while (newest.size() > MOST || weight > HEAVIEST) {
                FeedEvent oldest = newest.pollFirstEntry().getValue();
                weight -= oldest.weight();
                from = oldest.position();
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next events behind {@code position}, as many as are good for one go; nothing at all if they aren't here. */
    Optional<List<FeedEvent>> after(long position) {
        lock.lock();
        try {
            return begun && position >= from
                    ? Optional.of(newest.tailMap(position, false).values().stream()
                            .limit(AT_ONCE)
                            .toList())
                    : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something behind {@code position}, but for so many nanoseconds only, or to the end. */
    void await(long position, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!ended && !(begun && reached > position) && left > 0) {
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** There will be no more: whoever waits goes on at once. */
    void end() {
        lock.lock();
        try {
            ended = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean hasEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }
}
