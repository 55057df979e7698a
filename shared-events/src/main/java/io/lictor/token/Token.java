package io.lictor.token;

import io.lictor.value.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A credential of the back office, as the events made it.
 *
 * @param products those whose licences it sees and touches; null for all
 * @param hash of the text its holder has, SHA-256 in hexadecimal
 */
public record Token(
        UUID tokenId,
        String name,
        List<Role> roles,
        @Nullable List<String> products,
        String hash,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    public Token {
        roles = List.copyOf(roles);
        products = products == null ? null : List.copyOf(products);
    }

    /** Of how much use it is. */
    public enum Status {
        ACTIVE,
        EXPIRED,
        REVOKED
    }

    /** First match wins: revoked, then expired. */
    public Status status(Instant at) {
        if (revokedAt != null) {
            return Status.REVOKED;
        }
        return expiresAt != null && !at.isBefore(expiresAt) ? Status.EXPIRED : Status.ACTIVE;
    }

    /** Returns whether the token may do everything at {@code at}. At least one such token must remain. */
    public boolean isMasterAt(Instant at) {
        return status(at) == Status.ACTIVE && products == null && roles.contains(Role.ADMIN);
    }

    Token revoked(Instant at) {
        return new Token(tokenId, name, roles, products, hash, createdAt, expiresAt, at);
    }
}
