package io.lictor.handling;

import io.lictor.event.RecordedEvent;
import java.util.List;

/** Where the events of one command came to stand: known once they are written, certain once the command is answered. */
final class AppendedEvents {

    private volatile List<RecordedEvent> events = List.of();

    void at(List<RecordedEvent> recorded) {
        events = List.copyOf(recorded);
    }

    List<RecordedEvent> events() {
        return events;
    }
}
