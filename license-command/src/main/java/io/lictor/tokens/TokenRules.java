package io.lictor.tokens;

import static io.lictor.command.Decision.accepted;
import static io.lictor.command.Decision.rejected;

import io.lictor.command.CreateFirstToken;
import io.lictor.command.CreateToken;
import io.lictor.command.Decision;
import io.lictor.command.Rejection;
import io.lictor.command.RevokeToken;
import io.lictor.command.TokenCommand;
import io.lictor.event.TokenCreated;
import io.lictor.event.TokenEvent;
import io.lictor.event.TokenRevoked;
import io.lictor.token.Token;
import io.lictor.token.Tokens;
import io.lictor.value.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All commands on tokens and the rule of each. */
public final class TokenRules {

    private TokenRules() {}

    public static Decision<TokenEvent> decide(Tokens tokens, TokenCommand command) {
        return switch (command) {
            case CreateToken c -> create(tokens, c);
            case CreateFirstToken c -> createFirst(tokens, c);
            case RevokeToken c -> revoke(tokens, c);
        };
    }

    private static Decision<TokenEvent> create(Tokens tokens, CreateToken command) {
        return tokens.byId(command.tokenId()).isPresent()
                ? accepted() // the id was made for this very command, so it ran before
                : accepted(new TokenCreated(
                        command.tokenId(),
                        command.name(),
                        command.roles(),
                        command.products(),
                        command.hash(),
                        command.expiresAt(),
                        command.at()));
    }

    private static Decision<TokenEvent> createFirst(Tokens tokens, CreateFirstToken command) {
        return tokens.isEmpty()
                ? accepted(new TokenCreated(
                        command.tokenId(),
                        command.name(),
                        List.of(Role.ADMIN),
                        null,
                        command.hash(),
                        null,
                        command.at()))
                : accepted();
    }

    private static Decision<TokenEvent> revoke(Tokens tokens, RevokeToken command) {
        Optional<Token> known = tokens.byId(command.tokenId());
        if (known.isEmpty()) {
            return rejected(new Rejection.TokenNotFound(command.tokenId()));
        }
        Token token = known.get();
        if (token.revokedAt() != null) {
            return accepted();
        }
        return token.isMasterAt(command.at()) && isLastMaster(tokens, token, command.at())
                ? rejected(new Rejection.LastAdminToken(token.tokenId()))
                : accepted(new TokenRevoked(token.tokenId(), command.at()));
    }

    /** Returns whether this is the last admin token, without which nobody could make another. */
    private static boolean isLastMaster(Tokens tokens, Token token, Instant at) {
        return tokens.all().stream().filter(other -> !other.equals(token)).noneMatch(other -> other.isMasterAt(at));
    }
}
