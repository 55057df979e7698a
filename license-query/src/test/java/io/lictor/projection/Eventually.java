package io.lictor.projection;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** Patience of the tests of this module: other processes and threads take their time. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Eventually() {}

    /** Waits for a condition; fails, and tells what was waited for, where that takes too long. */
    public static void until(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .dontCatchUncaughtExceptions() // of other threads, which tests may let die
                .pollInterval(Duration.ofMillis(20))
                .until(condition::getAsBoolean);
    }
}
