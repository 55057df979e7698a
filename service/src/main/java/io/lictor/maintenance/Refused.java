package io.lictor.maintenance;

/** Why it won't be done, in a sentence for whoever asked for it. */
final class Refused extends RuntimeException {

    Refused(String message) {
        super(message);
    }
}
