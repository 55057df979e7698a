package io.lictor.tokens;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lictor.token.Token;
import io.lictor.value.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token without what would open anything.
 *
 * @param products those whose licences it sees and touches; absent for all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenView(
        UUID tokenId,
        String name,
        List<String> roles,
        @Nullable List<String> products,
        Token.Status status,
        Instant createdAt,
        @Nullable String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    static TokenView of(Token token, @Nullable String createdBy, Instant at) {
        return new TokenView(
                token.tokenId(),
                token.name(),
                token.roles().stream().map(Role::word).toList(),
                token.products(),
                token.status(at),
                token.createdAt(),
                createdBy,
                token.expiresAt(),
                token.revokedAt());
    }
}
