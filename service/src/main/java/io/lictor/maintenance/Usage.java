package io.lictor.maintenance;

/** A command that can't be understood; the message says why. */
final class Usage extends RuntimeException {

    Usage(String message) {
        super(message);
    }
}
