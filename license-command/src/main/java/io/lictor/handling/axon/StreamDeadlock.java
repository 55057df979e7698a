package io.lictor.handling.axon;

import io.lictor.store.AppendConflict;

/** Conflict of two commands on licences of one chain, each of which holds what the other waits for: one begins anew. */
final class StreamDeadlock extends AppendConflict {

    StreamDeadlock(String streamId) {
        super("Stream %s is held by a command that waits for one held here".formatted(streamId));
    }
}
