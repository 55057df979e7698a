package io.lictor.store;

import org.jspecify.annotations.Nullable;

/** Another event already stands at this place of the stream; nothing was appended. Load again and decide again. */
public final class StreamConflict extends AppendConflict {

    private final String streamId;
    private final long sequence;

    public StreamConflict(StreamSlot place, @Nullable Throwable cause) {
        super("Event %d of stream %s was already there".formatted(place.sequence(), place.streamId()), cause);
        this.streamId = place.streamId();
        this.sequence = place.sequence();
    }

    public String streamId() {
        return streamId;
    }

    /** The place that was taken, from 1. */
    public long sequence() {
        return sequence;
    }
}
