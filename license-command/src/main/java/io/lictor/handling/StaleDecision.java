package io.lictor.handling;

import io.lictor.store.AppendConflict;

/** Conflict of a decision without events: it was made on a state that others had changed meanwhile. */
public final class StaleDecision extends AppendConflict {

    public StaleDecision(String streamId) {
        super("Stream %s has events this decision didn't know".formatted(streamId));
    }
}
