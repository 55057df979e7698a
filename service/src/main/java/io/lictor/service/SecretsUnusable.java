package io.lictor.service;

import org.jspecify.annotations.Nullable;

/** The secrets behind the licence keys, or the audit key, can't be used as they are. The message is for people. */
public final class SecretsUnusable extends RuntimeException {

    SecretsUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
