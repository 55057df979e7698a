package io.lictor.checkpoint;

import java.io.Serial;

/** A note, a checkpoint or a key that is none, or whose signature is wrong; the message says which and why. */
public final class InvalidNote extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    InvalidNote(String message) {
        super(message);
    }
}
