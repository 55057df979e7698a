package io.lictor.handling;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How long who met a conflict waits before the next try: by chance, so that two don't go on meeting each other. */
final class Pauses {

    /** So many tries, and all pauses between them together stay below 1.2 seconds. */
    static final int MOST = 16;

    private static final int LONGEST_MILLIS = 128;

    private Pauses() {}

    /** {@code attempt} counts from 1. */
    static void after(int attempt) {
        long millis = Math.min(LONGEST_MILLIS, 1L << (attempt - 1));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(TimeUnit.MILLISECONDS.toNanos(millis)));
    }
}
