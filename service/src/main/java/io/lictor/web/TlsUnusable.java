package io.lictor.web;

/** TLS is wanted and can't be had. The message is for people. */
public final class TlsUnusable extends RuntimeException {

    TlsUnusable(String message) {
        super(message);
    }
}
