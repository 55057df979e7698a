package io.lictor.handling;

import org.axonframework.modelling.command.ConcurrencyException;

/** Two commands on licences of one chain each hold what the other waits for. One of them lets go and begins anew. */
final class StreamDeadlock extends ConcurrencyException {

    StreamDeadlock(String streamId) {
        super("Stream %s is held by a command that waits for one held here".formatted(streamId));
    }
}
