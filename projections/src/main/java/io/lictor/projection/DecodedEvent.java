package io.lictor.projection;

import io.lictor.event.Event;
import io.lictor.event.RecordedEvent;
import io.lictor.store.EventLog;
import io.lictor.store.StoredEvent;

/** An event on its way into the read model: one this release can read, or one it can't. */
sealed interface DecodedEvent {

    StoredEvent stored();

    record Readable(StoredEvent stored, Event event) implements DecodedEvent {

        RecordedEvent recorded() {
            return new RecordedEvent(stored.sequence(), stored.position(), event);
        }
    }

    record Unreadable(StoredEvent stored, RuntimeException cause) implements DecodedEvent {}

    static DecodedEvent of(StoredEvent stored, EventLog log) {
        try {
            return new Readable(stored, ReadableHistory.event(log, stored));
        } catch (RuntimeException e) {
            return new Unreadable(stored, e);
        }
    }

    default String streamId() {
        return stored().streamId();
    }

    default long sequence() {
        return stored().sequence();
    }

    default long position() {
        return stored().position();
    }
}
