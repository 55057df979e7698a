package io.lictor.auditor;

import java.io.Serial;

/** Input from which nothing can be told; the message says what is wrong, and where. */
final class UnusableInput extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    UnusableInput(String message) {
        super(message);
    }
}
