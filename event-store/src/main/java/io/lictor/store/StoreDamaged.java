package io.lictor.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The store is damaged, and nobody has said that it shall be written to nevertheless; or it can't be read there. */
public final class StoreDamaged extends StoreException {

    @Serial
    private static final long serialVersionUID = 1;

    StoreDamaged(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
