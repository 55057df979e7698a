package io.lictor.startup;

import org.jspecify.annotations.Nullable;

/** A reason why a service can't start. Its message is a sentence for the person who starts it. */
public class StartFailure extends RuntimeException {

    public StartFailure(String message) {
        super(message);
    }

    protected StartFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
