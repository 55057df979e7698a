package io.lictor.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Conflict with another writer: nothing was appended, and a new decision on the present state may succeed. */
public abstract class AppendConflict extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    protected AppendConflict(String message) {
        this(message, null);
    }

    protected AppendConflict(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
