package io.lictor.security;

import java.time.InstantSource;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Authenticates bearer tokens: ours by the register, all others by the identity provider. */
final class BearerTokenManager implements AuthenticationManager {

    /** However wrong the rest of it is: it is never shown to anybody else. */
    private static final String OURS = "lictor_";

    private final TokenRegister register;
    private final IdentityProvider provider;
    private final InstantSource clock;

    BearerTokenManager(TokenRegister register, IdentityProvider provider, InstantSource clock) {
        this.register = register;
        this.provider = provider;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication shown) {
        String token = ((BearerTokenAuthenticationToken) shown).getToken();
        return token.startsWith(OURS) ? ofRegister(token) : new AuthenticatedCaller(provider.subjectOf(token));
    }

    private Authentication ofRegister(String token) {
        return switch (register.find(token, clock.instant())) {
            case Credential.Valid(var subject) -> new AuthenticatedCaller(subject);
            case Credential.Expired() ->
                throw new Unauthenticated("This token has expired. Ask an administrator for a new one.");
            case Credential.Revoked() ->
                throw new Unauthenticated("This token was revoked. Ask an administrator for a new one.");
            case Credential.Unknown() ->
                throw new Unauthenticated(
                        "This token is not known here. Check that it is whole, and of this installation.");
        };
    }
}
