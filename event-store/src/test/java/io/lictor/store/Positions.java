package io.lictor.store;

import java.time.Duration;
import java.util.List;

/** Follows a log by reading what is behind the last position, as a feed or a projection does. */
public final class Positions {

    private static final Duration PATIENCE = Duration.ofSeconds(50);

    private Positions() {}

    /** Returns whether every position up to {@code last} directly follows the one before it. */
    public static boolean dense(EventLog log, long last) {
        long position = 0;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (position < last && System.nanoTime() < deadline) {
            List<StoredEvent> next = log.after(position, 1_000);
            for (StoredEvent event : next) {
                if (event.position() != ++position) {
                    return false;
                }
            }
        }
        return position == last;
    }
}
