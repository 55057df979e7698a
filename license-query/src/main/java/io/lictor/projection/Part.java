package io.lictor.projection;

import io.lictor.event.RecordedEvent;
import java.util.List;

/** A part of the read model. */
interface Part {

    /** Folds the events in, in their order; those that are in already change nothing. */
    void fold(List<RecordedEvent> events);
}
