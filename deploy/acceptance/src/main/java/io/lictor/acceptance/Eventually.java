package io.lictor.acceptance;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Waits for what others do in their own time, never longer than it takes. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Eventually() {}

    /** Asks until the check no longer fails; then what was asked for. With the last failure where it never does. */
    public static <T> T eventually(Supplier<T> question, Consumer<T> check) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                T answer = question.get();
                check.accept(answer);
                return answer;
            } catch (AssertionError e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
