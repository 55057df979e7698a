package io.lictor.secrets;

import io.lictor.startup.StartFailure;
import org.jspecify.annotations.Nullable;

/** The secrets behind the licence keys, or the audit key, can't be used as they are. The message is for people. */
final class SecretsUnusable extends StartFailure {

    SecretsUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
