package io.lictor.store;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * The database was told to commit and did not answer: what was to be written may be there or not. Every other
 * {@link EventStoreException} of a write means that nothing was written.
 */
public final class OutcomeUnknown extends EventStoreException {

    OutcomeUnknown(Throwable cause) {
        super("It is not known whether the event store has committed: " + cause.getMessage(), cause);
    }
}
