package io.lictor.security;

import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import io.lictor.value.Role;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;

/** An identity provider whose signed tokens say who calls, and in what role. */
final class JwtIdentityProvider implements IdentityProvider {

    /** Pattern of a name, which becomes the actor of events and a word in logs. */
    private static final Pattern NAME =
            Pattern.compile("[^\\p{C}\\p{Z}](?:[^\\p{C}\\p{Z} ]|[ ](?! *$)){0,254}", Pattern.UNICODE_CHARACTER_CLASS);

    private final JwtDecoder decoder;
    private final String rolesClaim;
    private final Map<String, Role> roles;
    private final Optional<String> productsClaim;

    JwtIdentityProvider(JwtDecoder decoder, JwtProperties properties) {
        this.decoder = decoder;
        this.rolesClaim = properties.rolesClaim();
        this.roles = properties.roleMap().isEmpty() ? byTheirOwnNames() : Map.copyOf(properties.roleMap());
        this.productsClaim = Optional.ofNullable(properties.productsClaim()).filter(claim -> !claim.isBlank());
    }

    private static Map<String, Role> byTheirOwnNames() {
        return Stream.of(Role.values()).collect(Collectors.toMap(Role::word, role -> role));
    }

    @Override
    public Subject subjectOf(String token) {
        Jwt jwt = decode(token);
        String name = jwt.getSubject();
        if (name == null || !NAME.matcher(name).matches()) {
            throw new Unauthenticated("This token names nobody: its sub must be 1 to 255 printable characters.");
        }
        return new Subject(name, null, "jwt:" + jwt.getClaimAsString("iss") + " " + name, roles(jwt), products(jwt));
    }

    private Jwt decode(String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException e) {
            throw new Unauthenticated(
                    "This token is not accepted: it has expired, is of another issuer or audience, or was changed."
                            + " Sign in again, or use a token that begins with lictor_.",
                    e);
        } catch (JwtException | JwtDecoderInitializationException e) {
            throw new AuthenticationServiceException("The identity provider can't be asked", e);
        }
    }

    private Set<Role> roles(Jwt jwt) {
        Set<Role> known = EnumSet.noneOf(Role.class);
        Claims.words(jwt.getClaims(), rolesClaim).orElse(Set.of()).stream()
                .map(roles::get)
                .filter(Objects::nonNull)
                .forEach(known::add);
        return known;
    }

    /** Returns the products that the token is limited to. As with our own tokens, none means all. */
    private ProductScope products(Jwt jwt) {
        return productsClaim
                .flatMap(claim -> Claims.words(jwt.getClaims(), claim))
                .<ProductScope>map(ProductScope.Only::new)
                .orElse(ProductScope.ALL);
    }
}
