package io.lictor.event;

import io.lictor.value.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The back office got a credential. The token itself is known to its holder alone.
 *
 * @param name by which its holder is known as an actor
 * @param products those whose licences it sees and touches; absent for all
 * @param hash of the token, SHA-256 in hexadecimal
 * @param expiresAt from when on it is of no use; absent for never
 */
public record TokenCreated(
        UUID tokenId,
        String name,
        List<Role> roles,
        @Nullable List<String> products,
        String hash,
        @Nullable Instant expiresAt,
        Instant at)
        implements TokenEvent {}
