package io.lictor.store;

import java.io.Serial;

/** A stream is not as it was written: nothing is told of it, and nothing decided on it. */
public final class StreamDamaged extends StoreException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String streamId;

    StreamDamaged(String streamId) {
        super("What is stored of %s is not what was written".formatted(streamId), null);
        this.streamId = streamId;
    }

    public String streamId() {
        return streamId;
    }
}
