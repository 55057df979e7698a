package io.lictor.security;

import org.springframework.security.core.AuthenticationException;

/** The credential opens nothing; its sentence says what to do about it, and goes out to the caller. */
final class Unauthenticated extends AuthenticationException {

    private final String detail;

    Unauthenticated(String detail) {
        super(detail);
        this.detail = detail;
    }

    Unauthenticated(String detail, Throwable cause) {
        super(detail, cause);
        this.detail = detail;
    }

    String detail() {
        return detail;
    }
}
