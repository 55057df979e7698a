package io.lictor.security;

import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import io.lictor.store.EventLog;
import io.lictor.store.LicensingStore;
import io.lictor.store.StoreException;
import io.lictor.token.Token;
import io.lictor.token.Tokens;
import io.lictor.value.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All tokens, in memory: a question costs a hash and a look into a map. What this process appends is known at once; what
 * others append on a shared store is read when the store tells that there is something new. While the store can't be read,
 * what is known goes on to hold.
 */
public final class TokenRegister implements AutoCloseable {

    /**
     * Time after which all instances that can read a shared store know a token that one of them appended: four times what
     * they usually take.
     */
    public static final Duration SPREAD = Duration.ofMillis(200);

    /** However much is appended, the tokens are looked for no more often than this. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Credential UNKNOWN = new Credential.Unknown();
    private static final Logger LOG = LoggerFactory.getLogger(TokenRegister.class);

    private final EventLog log;
    private final AtomicReference<Versioned<Tokens>> known = new AtomicReference<>(TokenStream.NONE);
    private final Semaphore news = new Semaphore(0);
    private final EventLog.@Nullable Subscription subscription;
    private final @Nullable Thread follower;
    private volatile boolean closed;

    private TokenRegister(LicensingStore store) {
        this.log = store.log();
        if (store.isShared()) {
            subscription =
                    log.onAppended(_ -> news.release()); // before the first reading, so that nothing falls between
            follower = Thread.ofPlatform().daemon().name("lictor-tokens").unstarted(this::follow);
        } else {
            subscription = null;
            follower = null;
        }
    }

    /** Knows all tokens there are in the store, which must be open until this is closed. */
    public static TokenRegister open(LicensingStore store) {
        TokenRegister register = new TokenRegister(store);
        try {
            register.catchUp();
        } catch (RuntimeException e) {
            register.close();
            throw e;
        }
        if (register.follower != null) {
            register.follower.start();
        }
        return register;
    }

    /** Returns the credential of the token at {@code now}. */
    public Credential find(String tokenText, Instant now) {
        if (!TokenText.isOne(tokenText)) {
            return UNKNOWN;
        }
        Optional<Token> token = known.get().state().byHash(TokenText.hash(tokenText));
        return token.map(found -> credential(found, now)).orElse(UNKNOWN);
    }

    private static Credential credential(Token token, Instant now) {
        return switch (token.status(now)) {
            case ACTIVE -> new Credential.Valid(subject(token));
            case EXPIRED -> new Credential.Expired();
            case REVOKED -> new Credential.Revoked();
        };
    }

    private static Subject subject(Token token) {
        String id = token.tokenId().toString();
        return new Subject(
                token.name(),
                id,
                "token:" + id,
                token.roles().isEmpty() ? Set.of() : EnumSet.copyOf(token.roles()),
                token.products() == null ? ProductScope.ALL : new ProductScope.Only(Set.copyOf(token.products())));
    }

    /** Reads the tokens from the store. */
    public Versioned<Tokens> catchUp() {
        return adopt(TokenStream.read(known.get(), log));
    }

    /** Knows from now on what was appended by this process; what is known better already stays. */
    public Versioned<Tokens> adopt(Versioned<Tokens> tokens) {
        return known.accumulateAndGet(tokens, (a, b) -> a.version() >= b.version() ? a : b);
    }

    private void follow() {
        boolean readable = true;
        try {
            while (!closed) {
                news.acquire();
                news.drainPermits();
                try {
                    catchUp();
                    if (!readable) {
                        readable = true;
                        LOG.info("The tokens can be read again");
                    }
                    Thread.sleep(PAUSE);
                } catch (StoreException e) {
                    if (readable && !closed) {
                        readable = false;
                        LOG.warn("The tokens can't be read; those that are known go on to hold: {}", e.getMessage());
                    }
                    news.release(); // what was told is still to be read
                    Thread.sleep(RETRY);
                }
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    @Override
    public void close() {
        closed = true;
        if (subscription != null) {
            subscription.close();
        }
        if (follower != null) {
            follower.interrupt();
            try {
                follower.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
