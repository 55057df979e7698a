package io.lictor.bench.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** Requests sent, and their answers. */
public final class Ledger {

    private final ConcurrentLinkedQueue<Sent> acknowledged = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Sent> refused = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Sent> unknown = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Sent> unexpected = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Sent> contradicted = new ConcurrentLinkedQueue<>();
    private final LongAdder resent = new LongAdder();
    private final LongAdder replayed = new LongAdder();
    private volatile long lastGoodAt = System.nanoTime();
    private volatile long longestGap;

    void answered(Sent sent, Answer.Told told) {
        if (told.isGood()) {
            goodAt(System.nanoTime());
            acknowledged.add(sent);
        } else if (told.isRefusal()) {
            refused.add(sent);
        } else {
            unexpected.add(sent);
        }
    }

    /** One request that was sent twice at once was answered in two ways. */
    void contradicted(Sent sent) {
        contradicted.add(sent);
    }

    void gaveUp(Sent sent) {
        unknown.add(sent);
    }

    void resent(Answer answer) {
        resent.increment();
        if (answer instanceof Answer.Told told && told.replayed()) {
            replayed.increment();
        }
    }

    private synchronized void goodAt(long now) {
        longestGap = Math.max(longestGap, now - lastGoodAt);
        lastGoodAt = now;
    }

    /** Forgets the longest time without a write, to measure from now on. */
    public synchronized void measureGap() {
        longestGap = 0;
        lastGoodAt = System.nanoTime();
    }

    /** The longest time in which no write was acknowledged, in nanoseconds. */
    public long longestGap() {
        return longestGap;
    }

    public Collection<Sent> acknowledged() {
        return acknowledged;
    }

    public Collection<Sent> refused() {
        return refused;
    }

    /** Commands whose clients were never told. */
    public Collection<Sent> unknown() {
        return unknown;
    }

    /** Answers no client should get. */
    public Collection<Sent> unexpected() {
        return unexpected;
    }

    /** Requests that were sent twice at once and answered in two ways. */
    public Collection<Sent> contradicted() {
        return contradicted;
    }

    public long resent() {
        return resent.sum();
    }

    /** Answers that were given a second time, to clients who had missed the first. */
    public long replayed() {
        return replayed.sum();
    }

    /** Everything that was sent. */
    public List<Sent> all() {
        List<Sent> all = new ArrayList<>(acknowledged);
        all.addAll(refused);
        all.addAll(unknown);
        all.addAll(unexpected);
        return all;
    }
}
