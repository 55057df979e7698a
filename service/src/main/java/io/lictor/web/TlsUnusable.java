package io.lictor.web;

import io.lictor.startup.StartFailure;

/** TLS is wanted and can't be had. The message is for people. */
final class TlsUnusable extends StartFailure {

    TlsUnusable(String message) {
        super(message);
    }
}
