package io.lictor.reading;

import io.lictor.event.RecordedEvent;
import io.lictor.store.EventLog;
import io.lictor.store.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.serialization.SerializationException;

/** A stream's events as far as this release can read them: what comes behind one it can't would make no sense. */
public final class ReadableHistory {

    private ReadableHistory() {}

    public static List<RecordedEvent> of(EventLog log, String streamId) {
        List<RecordedEvent> history = new ArrayList<>();
        for (StoredEvent stored : log.stream(streamId, 1, Integer.MAX_VALUE)) {
            try {
                history.add(new RecordedEvent(stored.sequence(), stored.position(), log.decode(stored)));
            } catch (SerializationException e) {
                break;
            }
        }
        return history;
    }
}
