package io.lictor.projection;

import io.lictor.event.RecordedEvent;

/** The order of events in one stream, as a fold must see it. */
final class Sequence {

    private Sequence() {}

    /** Whether the event is the next one after {@code version}; false for one that is folded in already. */
    static boolean isNext(long version, RecordedEvent recorded) {
        if (recorded.sequence() > version + 1) {
            throw new IllegalStateException("Event %d of stream %s came after %d: those between are missing"
                    .formatted(recorded.sequence(), recorded.event().streamId(), version));
        }
        return recorded.sequence() == version + 1;
    }
}
