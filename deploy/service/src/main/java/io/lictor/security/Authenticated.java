package io.lictor.security;

import io.lictor.access.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A caller whose credential was found good. What came as one is not kept. */
final class Authenticated extends AbstractAuthenticationToken {

    private final transient Subject subject;

    Authenticated(Subject subject) {
        super(List.of()); // what it may do is asked of the table
        this.subject = subject;
        setAuthenticated(true);
    }

    @Override
    public Subject getPrincipal() {
        return subject;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }
}
