package io.lictor.startup;

import org.jspecify.annotations.Nullable;

/**
 * The end of a process whose heap is used up: whichever thread asks for memory next dies of it, and what it did is done no
 * more. {@code deploy/start} has the JVM itself end it; this is for who starts the jar without.
 */
public final class OutOfMemory {

    /** Exit code, the same as the JVM's own {@code ExitOnOutOfMemoryError}. */
    public static final int EXIT_CODE = 3;

    private OutOfMemory() {}

    /** Ends the process where a thread dies of it that nobody looks after. */
    static void watch() {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            endIfIn(failure);
            if (before != null) {
                before.uncaughtException(thread, failure);
            } else {
                System.err.print("Exception in thread \"" + thread.getName() + "\" ");
                failure.printStackTrace();
            }
        });
    }

    /** Ends the process, and says so, if that is what {@code failure} came of. */
    public static void endIfIn(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                // No log and no shutdown hooks: they want memory.
                System.err.println(MESSAGE);
                Runtime.getRuntime().halt(EXIT_CODE);
            }
        }
    }

    private static final String MESSAGE = "Lictor has used up its memory (a heap of "
            + (Runtime.getRuntime().maxMemory() >> 20)
            + " MB) and ends (exit code 3). Give it a larger one, such as -Xmx4g.";
}
