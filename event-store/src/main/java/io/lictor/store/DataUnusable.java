package io.lictor.store;

import org.jspecify.annotations.Nullable;

/** The data can't be worked with as it is; the message says why, and where there is something to do, what. */
public class DataUnusable extends RuntimeException {

    public DataUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
