package io.lictor.auditor;

import java.io.Serial;

/** Input from which nothing can be told; the message says what is wrong, and where. */
final class Unusable extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    Unusable(String message) {
        super(message);
    }
}
