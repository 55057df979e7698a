package io.lictor.store;

/**
 * The database was told to commit and did not answer: what was to be written may be there or not. Every other
 * {@link StoreException} of a write means that nothing was written.
 */
public final class OutcomeUnknown extends StoreException {

    public OutcomeUnknown(Throwable cause) {
        super("It is not known whether the event store has committed: " + cause.getMessage(), cause);
    }
}
