package io.lictor.security;

import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** A caller whose credential was found good. What came as one is not kept. */
final class AuthenticatedCaller extends AbstractAuthenticationToken {

    /** Authority that Spring Boot calls a role: it shows everything, details of health included. */
    private static final List<GrantedAuthority> EVERYTHING = AuthorityUtils.createAuthorityList("SEES_EVERYTHING");

    private final transient Subject subject;

    AuthenticatedCaller(Subject subject) {
        super(seesEverything(subject) ? EVERYTHING : List.of()); // what else it may do is asked of the table
        this.subject = subject;
        setAuthenticated(true);
    }

    /**
     * Returns the caller of this request; a request that passed no authentication has no role, so every check refuses
     * it.
     */
    static Subject current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof AuthenticatedCaller caller
                ? caller.getPrincipal()
                : Subject.licensedSoftware();
    }

    boolean seesEverything() {
        return seesEverything(subject);
    }

    private static boolean seesEverything(Subject caller) {
        return !caller.roles().isEmpty() && caller.products() instanceof ProductScope.All;
    }

    @Override
    public Subject getPrincipal() {
        return subject;
    }

    @Override
    public String getName() {
        return subject.actor() + (subject.tokenId() == null ? "" : " (token " + subject.tokenId() + ")");
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }
}
