package io.lictor.validation;

import io.lictor.event.EventCatalogue;
import io.lictor.event.RecordedEvent;
import java.time.Instant;

/** The event that caused a reason: its number in its stream, its type and when it was recorded. */
public record EventRef(long sequence, String type, Instant at) {

    public static EventRef to(RecordedEvent recorded) {
        return new EventRef(
                recorded.sequence(),
                EventCatalogue.shortName(recorded.event()),
                recorded.event().at());
    }
}
