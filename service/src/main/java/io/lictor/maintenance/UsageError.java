package io.lictor.maintenance;

/** A command that can't be understood; the message says why. */
final class UsageError extends RuntimeException {

    UsageError(String message) {
        super(message);
    }
}
