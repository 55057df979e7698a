package io.lictor.validation;

import io.lictor.event.Event;
import io.lictor.event.RecordedEvent;
import java.util.List;
import java.util.function.Predicate;

/** A reason before its cause was looked up: {@code cause} tells which kind of event can have brought it about. */
record Finding(Reason reason, Predicate<Event> cause) {

    /** The reason with the latest event that fits. */
    Reason explainedBy(List<RecordedEvent> history) {
        return reason.causedBy(history.reversed().stream()
                .filter(recorded -> cause.test(recorded.event()))
                .findFirst()
                .map(EventRef::to)
                .orElse(null));
    }
}
