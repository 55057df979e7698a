package io.lictor.handling;

import io.lictor.store.AppendConflict;
import io.lictor.store.StoreException;

/** Failure to read a licence or product that this release can't decode; nothing can be decided on it. */
public final class UnreadableStream extends RuntimeException {

    private UnreadableStream(String streamId, RuntimeException cause) {
        super("Stream %s can't be read: %s".formatted(streamId, cause.getMessage()), cause);
    }

    /** Exception for events that were read and can't be decoded. */
    public UnreadableStream(RuntimeException cause) {
        super("What is stored can't be read: " + cause.getMessage(), cause);
    }

    /** Returns the store's own failures as they are, and any other failure of a load as an unreadable stream. */
    public static RuntimeException orItself(String streamId, RuntimeException failure) {
        return failure instanceof StoreException || failure instanceof AppendConflict
                ? failure
                : new UnreadableStream(streamId, failure);
    }
}
