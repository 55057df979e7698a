package io.lictor.history;

import io.lictor.store.StoredEvent;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An event on its way to readers. It is the same to all who may see it, so it becomes JSON once for all of them. */
final class FeedEvent {

    private final StoredEvent stored;
    private final EventSubject about;
    private final Function<StoredEvent, byte[]> json;
    private volatile byte @Nullable [] line;

    FeedEvent(StoredEvent stored, EventSubject about, Function<StoredEvent, byte[]> json) {
        this.stored = stored;
        this.about = about;
        this.json = json;
    }

    long position() {
        return stored.position();
    }

    EventSubject about() {
        return about;
    }

    /** An {@link EventItem} as JSON on one line, without its end. Shared: not to be changed. */
    byte[] line() {
        byte[] known = line;
        if (known == null) {
            known = json.apply(stored);
            line = known;
        }
        return known;
    }

    /** Returns the approximate size in memory, in bytes. */
    int weight() {
        return stored.payload().length();
    }
}
