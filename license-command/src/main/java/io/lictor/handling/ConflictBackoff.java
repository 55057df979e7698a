package io.lictor.handling;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Back-off between retries after a conflict. Every other retry is immediate: the other process has just committed, so
 * it is unlikely to be appending again. The waits between are random, so that two processes don't keep colliding.
 */
public final class ConflictBackoff {

    /** So many tries, and all pauses between them together stay below 0.6 seconds. */
    public static final int MOST = 40;

    private static final int LONGEST_MILLIS = 32;
    private static final long FOR_OTHERS_NANOS = TimeUnit.MILLISECONDS.toNanos(8);

    private ConflictBackoff() {}

    /**
     * Pause before the next batch of a busy licence to which others append too. Without it, whoever won the last one would
     * win the next again, as it knows the licence already while the others still have to read.
     */
    public static void forOthers() {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(FOR_OTHERS_NANOS));
    }

    /** {@code attempt} counts from 1. */
    public static void after(int attempt) {
        if (attempt % 2 == 0) {
            long millis = Math.min(LONGEST_MILLIS, attempt);
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(TimeUnit.MILLISECONDS.toNanos(millis)));
        }
    }
}
