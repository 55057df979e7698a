package io.lictor.limits;

import io.lictor.key.KeyRing;
import io.lictor.key.TypedKey;
import io.lictor.web.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One call with a key. A key of ours has 120 random bits, so it may always be looked up: nobody hits one by guessing.
 * Keys that came with imported licences may be short; from where too much was guessed they count only if that very key
 * was right there lately, and whether others are right is not told.
 */
public final class KeyAttempt {

    static final String ADDRESS = "address";
    static final String KEY = "key";

    private final KeyGuard guard;
    private final String address;
    private final long arrival;
    private final TypedKey key;
    private final KeyRing keys;

    KeyAttempt(KeyGuard guard, String address, long arrival, TypedKey key, KeyRing keys) {
        this.guard = guard;
        this.address = address;
        this.arrival = arrival;
        this.key = key;
        this.keys = keys;
    }

    void begin() {
        if (mayBeGuessed()) {
            refuseWhereTooMuchWasGuessed();
        }
    }

    /**
     * Tells that the key opens a licence.
     *
     * @throws ProblemException 429 where it may have been found by guessing
     */
    public void opened() {
        if (mayBeGuessed()) {
            refuseWhereTooMuchWasGuessed(); // of many guesses made at once, all began in time
            keys.hash(key).ifPresent(hash -> guard.isRight(address, hash));
        }
    }

    /**
     * Tells that the key opens no licence, for the reason of this code. Returns when it is time to say so.
     *
     * @throws ProblemException 429 instead, at the same time, after too many guesses
     */
    public void wrong(String code) {
        guard.metrics().wrongKey(code);
        Optional<String> hash = keys.hash(key);
        hash.ifPresent(wrong -> guard.isWrong(address, wrong));
        Duration ofAddress = guard.byAddress().take(address);
        Duration ofKey = hash.map(guard.byKey()::take).orElse(Duration.ZERO);
        refuseWhere(longer(ofAddress, ofKey), ofAddress.isZero() ? KEY : ADDRESS);
        guard.waitToAnswer(arrival);
    }

    /**
     * Tells that the key opens a licence, but the machine has no seat of it.
     *
     * @throws ProblemException 429 after too many of these
     */
    public void wrongMachine() {
        refuseWhere(keys.hash(key).map(guard.byKey()::take).orElse(Duration.ZERO), KEY);
    }

    /**
     * Refuses calls whose answer would be kept: after too many wrong machines only right ones go on.
     *
     * @throws ProblemException 429 for others
     */
    public void refuseUnlessRight(BooleanSupplier machine) {
        Duration wait = keys.hash(key).map(guard.byKey()::untilNext).orElse(Duration.ZERO);
        if (!wait.isZero() && !machine.getAsBoolean()) {
            refuseWhere(wait, KEY);
        }
    }

    private boolean mayBeGuessed() {
        return !(key instanceof TypedKey.Ours)
                && keys.hash(key)
                        .filter(hash -> guard.wasRightLately(address, hash))
                        .isEmpty();
    }

    private void refuseWhereTooMuchWasGuessed() {
        refuseWhere(guard.byAddress().untilNext(address), ADDRESS);
    }

    private void refuseWhere(Duration wait, String limit) {
        if (!wait.isZero()) {
            guard.metrics().refused(limit);
            guard.waitToAnswer(arrival);
            throw new ProblemException(
                            429,
                            "TOO_MANY_REQUESTS",
                            "Too many wrong licence keys or machines were tried; wait as long as Retry-After says.",
                            Map.of())
                    .retryAfter(wait);
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
