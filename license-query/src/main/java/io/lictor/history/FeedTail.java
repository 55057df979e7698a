package io.lictor.history;

import io.lictor.store.EventLog;
import org.jspecify.annotations.Nullable;

/** The newest events for all who follow the feed; while nobody does, nothing is read. */
final class FeedTail {

    private final EventLog log;
    private final FeedPages pages;
    private @Nullable TailReader reader;
    private int followers;
    private boolean closed;

    FeedTail(EventLog log, FeedPages pages) {
        this.log = log;
        this.pages = pages;
    }

    /** Adds a follower until it {@link #leave}s. */
    synchronized NewestEvents join() {
        TailReader joined = reader;
        if (joined == null) {
            joined = new TailReader(log, pages);
            reader = joined;
            if (closed) {
                joined.stop();
            }
            Thread.ofPlatform().daemon().name("lictor-feed").start(joined);
        }
        followers++;
        return joined.newest();
    }

    synchronized void leave() {
        followers--;
        if (followers == 0 && reader != null) {
            reader.stop();
            reader = null;
        }
    }

    /** Ends all that follow, and those to come. */
    synchronized void close() {
        closed = true;
        if (reader != null) {
            reader.stop();
        }
    }
}
