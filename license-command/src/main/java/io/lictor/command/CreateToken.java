package io.lictor.command;

import io.lictor.value.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Give somebody a credential, for all products or some, of which only the hash comes in here. */
public record CreateToken(
        UUID tokenId,
        String name,
        List<Role> roles,
        @Nullable List<String> products,
        String hash,
        @Nullable Instant expiresAt,
        Instant at)
        implements TokenCommand {}
