package io.lictor.handling;

import org.axonframework.modelling.command.ConcurrencyException;

/** A decision without an event was made on what others had changed meanwhile. Decide again. */
final class StaleDecision extends ConcurrencyException {

    StaleDecision(String streamId) {
        super("Stream %s has events this decision didn't know".formatted(streamId));
    }
}
