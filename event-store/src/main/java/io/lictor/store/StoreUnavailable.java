package io.lictor.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Failure of the database. Trying again may help. */
public final class StoreUnavailable extends StoreException {

    @Serial
    private static final long serialVersionUID = 1;

    public StoreUnavailable(String message) {
        this(message, null);
    }

    public StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
