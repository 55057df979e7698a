package io.lictor.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Failure to read a stored event: this release doesn't know its name or revision, or its payload is damaged. */
public final class UnreadableEvent extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public UnreadableEvent(String message) {
        this(message, null);
    }

    public UnreadableEvent(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
