package io.lictor.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Failure of the event store. Unless it is an {@link OutcomeUnknown}, a write that fails with it has written nothing.
 *
 * <pre>
 * StoreException
 * ├─ StoreUnavailable   transient: the database can't be used now
 * ├─ OutcomeUnknown     transient: the database did not say whether it has committed
 * ├─ StoreDamaged       until an operator acts: nothing is written
 * └─ StreamDamaged      until an operator acts: one stream can't be read
 * </pre>
 *
 * A conflict with another writer is no failure of the store: see {@link AppendConflict}.
 */
public abstract sealed class StoreException extends RuntimeException
        permits StoreUnavailable, OutcomeUnknown, StoreDamaged, StreamDamaged {

    @Serial
    private static final long serialVersionUID = 1;

    StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
