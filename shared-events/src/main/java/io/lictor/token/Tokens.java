package io.lictor.token;

import io.lictor.event.TokenCreated;
import io.lictor.event.TokenEvent;
import io.lictor.event.TokenRevoked;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All API tokens there ever were, in the order of their creation. */
public final class Tokens {

    public static final Tokens NONE = new Tokens(Map.of());

    private final Map<UUID, Token> byId;
    private final Map<String, UUID> byHash;

    private Tokens(Map<UUID, Token> byId) {
        this.byId = byId;
        Map<String, UUID> hashes = LinkedHashMap.newLinkedHashMap(byId.size());
        byId.values().forEach(token -> hashes.put(token.hash(), token.tokenId()));
        this.byHash = hashes;
    }

    /** Returns the tokens after one more event. */
    public static Tokens evolve(Tokens tokens, TokenEvent event) {
        return evolve(tokens, List.of(event));
    }

    /** Returns the tokens after more events, in their order. */
    public static Tokens evolve(Tokens tokens, List<? extends TokenEvent> events) {
        if (events.isEmpty()) {
            return tokens;
        }
        Map<UUID, Token> byId = new LinkedHashMap<>(tokens.byId);
        for (TokenEvent event : events) {
            switch (event) {
                case TokenCreated e ->
                    byId.put(
                            e.tokenId(),
                            new Token(
                                    e.tokenId(),
                                    e.name(),
                                    e.roles(),
                                    e.products(),
                                    e.hash(),
                                    e.at(),
                                    e.expiresAt(),
                                    null));
                case TokenRevoked e -> byId.computeIfPresent(e.tokenId(), (_, token) -> token.revoked(e.at()));
            }
        }
        return new Tokens(byId);
    }

    public boolean isEmpty() {
        return byId.isEmpty();
    }

    public Collection<Token> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    public Optional<Token> byId(UUID tokenId) {
        return Optional.ofNullable(byId.get(tokenId));
    }

    /** {@code hash} is that of the text its holder has. */
    public Optional<Token> byHash(String hash) {
        return Optional.ofNullable(byHash.get(hash)).map(byId::get);
    }
}
