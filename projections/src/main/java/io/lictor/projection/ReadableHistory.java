package io.lictor.projection;

import io.lictor.event.Event;
import io.lictor.event.RecordedEvent;
import io.lictor.store.EventLog;
import io.lictor.store.StoredEvent;
import io.lictor.store.UnreadableEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream's events as far as this release can read them: what comes behind one it can't would make no sense. */
public final class ReadableHistory {

    private ReadableHistory() {}

    /** {@link io.lictor.store.StreamDamaged} where it is known to be. */
    public static List<RecordedEvent> of(EventLog log, String streamId) {
        log.damage().refuse(streamId);
        List<RecordedEvent> history = new ArrayList<>();
        for (StoredEvent stored : log.stream(streamId, 1, Integer.MAX_VALUE)) {
            try {
                history.add(new RecordedEvent(stored.sequence(), stored.position(), event(log, stored)));
            } catch (UnreadableEvent e) {
                break;
            }
        }
        return history;
    }

    /**
     * The event as today's class.
     *
     * @throws UnreadableEvent if this release doesn't know it, or if what is stored is no event of its stream
     */
    public static Event event(EventLog log, StoredEvent stored) {
        Event event = log.decode(stored);
        // A payload that lacks its members makes a record full of nulls all the same.
        if (instant(event) == null || !stored.streamId().equals(streamId(event))) {
            throw new UnreadableEvent("The payload lacks what says when it happened, and to what");
        }
        return event;
    }

    private static @Nullable Object instant(Event event) {
        return event.at();
    }

    private static @Nullable String streamId(Event event) {
        try {
            return event.streamId();
        } catch (NullPointerException e) {
            return null;
        }
    }
}
