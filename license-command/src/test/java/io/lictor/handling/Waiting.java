package io.lictor.handling;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Threads that are begun one after the other, each when the one before it waits. */
final class Waiting {

    private static final Duration LONG = Duration.ofSeconds(30);

    private Waiting() {}

    static <T> FutureTask<T> begin(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    /** Returns when the thread that does {@code work} waits for somebody. */
    static <T> FutureTask<T> inLine(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = Thread.ofPlatform().daemon().start(task);
        await().atMost(LONG)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> thread.getState() == Thread.State.WAITING);
        return task;
    }

    static void uninterruptedly(CountDownLatch latch) {
        try {
            if (!latch.await(LONG.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("Nobody opened in " + LONG);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
