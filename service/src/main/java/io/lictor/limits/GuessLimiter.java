package io.lictor.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * Limiter of guesses: a token bucket for each guesser. A bounded number is remembered, each for longer than its
 * bucket takes to fill.
 */
final class GuessLimiter {

    private static final int REMEMBERED = 20_000;
    private static final Duration SHORTEST = Duration.ofMinutes(10);

    private final int burst;
    private final int perSecond;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    /** No limit where {@code burst} is 0. */
    GuessLimiter(int burst, int perSecond, Ticker watch) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.time = new Time(watch);
        Duration refilled = Duration.ofSeconds(Math.ceilDiv(burst, perSecond));
        this.buckets = Caffeine.newBuilder()
                .executor(Runnable::run) // its housekeeping is done sooner than handed to another thread
                .maximumSize(REMEMBERED)
                .expireAfterAccess(refilled.compareTo(SHORTEST) > 0 ? refilled : SHORTEST)
                .ticker(watch::now)
                .build();
    }

    /** Takes one; how long to wait where there is none, zero where there was. */
    Duration take(String who) {
        return burst == 0
                ? Duration.ZERO
                : Duration.ofNanos(buckets.get(who, _ -> full())
                        .tryConsumeAndReturnRemaining(1)
                        .getNanosToWaitForRefill());
    }

    /** Returns the time until the next guess is allowed; zero if one is. */
    Duration untilNext(String who) {
        Bucket bucket = buckets.getIfPresent(who);
        return bucket == null
                ? Duration.ZERO
                : Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    private record Time(Ticker watch) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return watch.now();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
