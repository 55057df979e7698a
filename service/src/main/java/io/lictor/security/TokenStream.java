package io.lictor.security;

import io.lictor.event.Event;
import io.lictor.event.EventMetadata;
import io.lictor.event.Streams;
import io.lictor.event.TokenCreated;
import io.lictor.event.TokenEvent;
import io.lictor.store.Damage;
import io.lictor.store.EventLog;
import io.lictor.store.NewEvent;
import io.lictor.store.StoredEvent;
import io.lictor.store.UnreadableEvent;
import io.lictor.token.Token;
import io.lictor.token.Tokens;
import io.lictor.value.Versioned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stream in which all that happens to tokens stands. */
public final class TokenStream {

    /** Kind of the stream, as it is stored. */
    public static final String TYPE = "Tokens";

    private static final Logger LOG = LoggerFactory.getLogger(TokenStream.class);

    private TokenStream() {}

    /** The tokens of an empty stream. */
    static final Versioned<Tokens> NONE = new Versioned<>(Tokens.NONE, 0);

    /** Returns the tokens after one more event. */
    public static Versioned<Tokens> evolve(Versioned<Tokens> before, TokenEvent event) {
        return new Versioned<>(Tokens.evolve(before.state(), event), before.version() + 1);
    }

    /** Returns an event to be appended behind the first {@code version} ones; in conflict where there are more. */
    public static NewEvent next(TokenEvent event, long version, Map<String, ?> metadata) {
        return NewEvent.of(TYPE, version + 1, event, metadata);
    }

    /** Reads the tokens from all their events. */
    public static Versioned<Tokens> read(EventLog log) {
        return read(NONE, log);
    }

    /** Returns the state with all that was appended since. Asks the store. */
    public static Versioned<Tokens> read(Versioned<Tokens> before, EventLog log) {
        List<StoredEvent> stored = stored(log, before.version() + 1);
        if (stored.isEmpty()) {
            return before;
        }
        List<TokenEvent> events = new ArrayList<>(stored.size());
        stored.forEach(event -> readable(event, log).ifPresent(events::add));
        return new Versioned<>(
                Tokens.evolve(before.state(), events), stored.getLast().sequence());
    }

    /** A token, and who made it, where that is known. */
    public record Made(Token token, @Nullable String by) {}

    /** Returns all tokens there ever were, oldest first. Asks the store. */
    public static List<Made> all(EventLog log) {
        Map<UUID, String> makers = new HashMap<>();
        List<TokenEvent> events = new ArrayList<>();
        for (StoredEvent stored : stored(log, 1)) {
            readable(stored, log).ifPresent(event -> {
                events.add(event);
                String actor = stored.metadata().get(EventMetadata.ACTOR);
                if (event instanceof TokenCreated && actor != null) {
                    makers.put(event.tokenId(), actor);
                }
            });
        }
        return Tokens.evolve(Tokens.NONE, events).all().stream()
                .map(token -> new Made(token, makers.get(token.tokenId())))
                .toList();
    }

    /** Reads the stream. Damaged events are left out if an operator has accepted the damage; otherwise throws StreamDamaged. */
    private static List<StoredEvent> stored(EventLog log, long from) {
        List<StoredEvent> stored = log.stream(Streams.TOKENS, from, Integer.MAX_VALUE);
        Damage damage = log.damage();
        if (!damage.isIn(Streams.TOKENS)) {
            return stored;
        }
        if (damage.stopsWrites()) {
            damage.refuse(Streams.TOKENS);
        }
        return stored.stream()
                .filter(event -> damage.firstBehind(event.position() - 1, event.position()) == null)
                .toList();
    }

    /** An event of a later release must not lock everybody out. */
    private static Optional<TokenEvent> readable(StoredEvent stored, EventLog log) {
        try {
            Event event = log.decode(stored);
            if (event instanceof TokenEvent ours) {
                Tokens.evolve(Tokens.NONE, ours); // fails where members are missing
                return Optional.of(ours);
            }
        } catch (UnreadableEvent | NullPointerException e) {
            // said below
        }
        LOG.warn("Event {} of the tokens ({}) can't be read and is left out", stored.sequence(), stored.type());
        return Optional.empty();
    }
}
