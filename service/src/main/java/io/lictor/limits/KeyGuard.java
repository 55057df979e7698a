package io.lictor.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lictor.key.KeyRing;
import io.lictor.key.TypedKey;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/**
 * Guard of the look-up of licence keys that software sends. A right key passes, also while others at the same address guess.
 *
 * <ol>
 *   <li>{@link #attempt} begins a call. A key that could be guessed is refused at once where too many were guessed.
 *   <li>The caller looks the key up, and tells the {@link KeyAttempt} whether it was right.
 *   <li>A right key is remembered with its address for a day, and answered at once.
 *   <li>A wrong key costs a token of the address's and of the key's bucket, and is answered at a fixed time after it came; with
 *       an empty bucket the answer is 429.
 * </ol>
 */
public final class KeyGuard {

    private static final int REMEMBERED = 20_000;
    private static final Duration LATELY = Duration.ofHours(24);

    private final long delay;
    private final Ticker watch;
    private final GuessLimiter byAddress;
    private final GuessLimiter byKey;
    private final Cache<UsedKey, Boolean> lately;
    private final GuardMetrics metrics;

    public KeyGuard(LimitProperties limits, MeterRegistry meters) {
        this(limits, Ticker.SYSTEM, meters);
    }

    KeyGuard(LimitProperties limits, Ticker watch, MeterRegistry meters) {
        this.delay = limits.wrongKeyDelay().toNanos();
        this.watch = watch;
        this.byAddress = new GuessLimiter(limits.addressBurst(), limits.addressRefill(), watch);
        this.byKey = new GuessLimiter(limits.keyBurst(), limits.keyRefill(), watch);
        this.lately = Caffeine.newBuilder()
                .executor(Runnable::run) // its housekeeping is done sooner than handed to another thread
                .maximumSize(REMEMBERED)
                .expireAfterAccess(LATELY)
                .ticker(watch::now)
                .build();
        this.metrics = new GuardMetrics(meters);
    }

    private record UsedKey(String address, String hash) {}

    /**
     * Begins the call of somebody who comes with this key, before it is looked up. Its outcome must be told.
     *
     * @throws io.lictor.web.ProblemException 429 where the key could be guessed, and this address has guessed too often
     */
    public KeyAttempt attempt(HttpServletRequest request, TypedKey key, KeyRing keys) {
        return attempt(ClientAddress.of(request.getRemoteAddr()), RequestStart.of(request, watch.now()), key, keys);
    }

    KeyAttempt attempt(String address, long arrival, TypedKey key, KeyRing keys) {
        KeyAttempt attempt = new KeyAttempt(this, address, arrival, key, keys);
        attempt.begin();
        return attempt;
    }

    GuessLimiter byAddress() {
        return byAddress;
    }

    GuessLimiter byKey() {
        return byKey;
    }

    GuardMetrics metrics() {
        return metrics;
    }

    boolean wasRightLately(String address, String hash) {
        return lately.getIfPresent(new UsedKey(address, hash)) != null;
    }

    void isRight(String address, String hash) {
        lately.put(new UsedKey(address, hash), true);
    }

    void isWrong(String address, String hash) {
        lately.invalidate(new UsedKey(address, hash));
    }

    void waitToAnswer(long arrival) {
        watch.waitUntil(AnswerDelay.of(arrival, watch.now(), delay));
    }
}
