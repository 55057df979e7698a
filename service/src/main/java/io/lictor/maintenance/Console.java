package io.lictor.maintenance;

import io.lictor.store.transfer.Progress;
import java.io.PrintStream;
import java.time.Duration;

/** Tells people how it goes: always on the error output, for the other may be the file. */
final class Console implements Progress {

    private static final long EVERY = Duration.ofSeconds(2).toNanos();

    private final PrintStream out;
    private long told = System.nanoTime();

    Console(PrintStream out) {
        this.out = out;
    }

    void say(String sentence) {
        out.println(sentence);
    }

    @Override
    public void reached(long done, long ofAll) {
        if (System.nanoTime() - told >= EVERY && done < ofAll) {
            told = System.nanoTime();
            out.printf("%,d of %,d events (%d %%)%n", done, ofAll, done * 100 / ofAll);
        }
    }
}
