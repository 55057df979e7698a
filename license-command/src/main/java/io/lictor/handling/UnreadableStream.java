package io.lictor.handling;

import org.axonframework.common.AxonTransientException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** What is stored of a licence or product can't be read by this release; nothing can be decided on it. */
public final class UnreadableStream extends RuntimeException {

    private UnreadableStream(String streamId, RuntimeException cause) {
        super("Stream %s can't be read: %s".formatted(streamId, cause.getMessage()), cause);
    }

    /** What a failed load means: the store's own troubles are what they are, all else lies in the events. */
    static RuntimeException orItself(String streamId, RuntimeException failure) {
        return failure instanceof EventStoreException || failure instanceof AxonTransientException
                ? failure
                : new UnreadableStream(streamId, failure);
    }
}
