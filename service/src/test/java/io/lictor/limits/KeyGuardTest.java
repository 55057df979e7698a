package io.lictor.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lictor.key.KeyRing;
import io.lictor.key.KeySecrets;
import io.lictor.key.TypedKey;
import io.lictor.web.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class KeyGuardTest {

    private static final Duration DELAY = Duration.ofMillis(50);
    private static final KeyRing KEYS = new KeyRing(new KeySecrets("1", Map.of("1", new byte[32]), new byte[32]));
    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";
    private static final TypedKey OURS =
            TypedKey.read(KEYS.derive(new UUID(0, 1), 1).formatted());
    private static final TypedKey SHORT = TypedKey.read("LEGACY-1");
    private static final TypedKey SHORT_TOO = TypedKey.read("LEGACY-2");
    private static final TypedKey NOBODYS = TypedKey.read("x");

    private final HandWatch watch = new HandWatch();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final KeyGuard guard = guard(new LimitProperties(DELAY, 3, 1, 5, 2));

    private KeyGuard guard(LimitProperties limits) {
        return new KeyGuard(limits, watch, meters);
    }

    private KeyAttempt attempt(TypedKey key) {
        return guard.attempt(HERE, watch.now(), key, KEYS);
    }

    private void wrong(TypedKey key) {
        attempt(key).wrong("LICENSE_NOT_FOUND");
    }

    private void guessTooMuch() {
        for (int i = 0; i < 3; i++) {
            wrong(OURS);
        }
    }

    private void assertRefused(String seconds, ThrowingCallable call) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, call);
        assertThat(problem.status()).isEqualTo(429);
        assertThat(problem.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(problem.retryAfterSeconds()).contains(seconds);
    }

    private long waited(ThrowingCallable call) {
        long before = watch.now();
        catchThrowableOfType(ProblemException.class, call);
        return watch.now() - before;
    }

    @Test
    void a_wrong_key_is_answered_a_fixed_time_after_it_came_whatever_took_how_long() {
        for (TypedKey key : new TypedKey[] {OURS, SHORT, NOBODYS}) {
            long arrival = watch.now();
            KeyAttempt attempt = guard.attempt(ELSEWHERE, arrival, key, KEYS);
            watch.pass(Duration.ofMillis(key == OURS ? 30 : 1));
            attempt.wrong("LICENSE_NOT_FOUND");
            assertThat(watch.now() - arrival).isEqualTo(DELAY.toNanos());
        }
    }

    @Test
    void so_is_a_refused_one_before_and_after_the_look_up() {
        guessTooMuch();
        assertThat(waited(() -> wrong(OURS))).isEqualTo(DELAY.toNanos());
        assertThat(waited(() -> attempt(SHORT))).isEqualTo(DELAY.toNanos());
    }

    @Test
    void who_has_the_key_never_waits() {
        assertThat(waited(() -> attempt(OURS).opened())).isZero();
        assertThat(waited(() -> attempt(SHORT).opened())).isZero();
    }

    @Test
    void too_many_wrong_keys_of_one_address_are_refused_until_one_is_left_again() {
        guessTooMuch();
        assertRefused("1", () -> wrong(OURS));
        watch.pass(Duration.ofMillis(500)); // some time went by in waiting
        assertRefused("1", () -> wrong(NOBODYS));
        watch.pass(Duration.ofSeconds(1));
        wrong(OURS);
        assertRefused("1", () -> wrong(OURS));
    }

    @Test
    void other_addresses_have_guesses_of_their_own() {
        guessTooMuch();
        guard.attempt(ELSEWHERE, watch.now(), SHORT, KEYS).wrong("KEY_MALFORMED");
    }

    @Test
    void a_key_that_nobody_can_guess_passes_among_those_who_guess() {
        guessTooMuch();
        attempt(OURS).opened();
    }

    @Test
    void one_that_can_be_guessed_passes_only_where_it_was_right_before() {
        attempt(SHORT).opened();
        guessTooMuch();
        attempt(SHORT).opened();
        assertRefused("1", () -> attempt(SHORT_TOO));
        watch.pass(Duration.ofSeconds(2));
        attempt(SHORT_TOO).opened();
    }

    @Test
    void one_that_was_right_and_is_replaced_can_be_guessed_again() {
        attempt(SHORT).opened();
        attempt(SHORT).wrong("KEY_REPLACED");
        wrong(OURS);
        wrong(OURS);
        assertRefused("1", () -> attempt(SHORT));
    }

    @Test
    void many_guesses_at_once_are_no_way_around() {
        KeyAttempt right = attempt(SHORT);
        KeyAttempt begunInTime = attempt(SHORT_TOO);
        guessTooMuch();
        assertRefused("1", right::opened);
        assertRefused("1", () -> begunInTime.wrong("LICENSE_NOT_FOUND"));
    }

    @Test
    void a_key_has_so_many_guesses_from_wherever() {
        for (int i = 0; i < 5; i++) {
            guard.attempt("192.0.2." + i, 0, OURS, KEYS).wrong("KEY_REPLACED");
        }
        assertRefused("1", () -> guard.attempt(ELSEWHERE, 0, OURS, KEYS).wrong("KEY_REPLACED"));
    }

    @Test
    void machines_are_guessed_at_the_cost_of_the_key() {
        for (int i = 0; i < 5; i++) {
            attempt(OURS).wrongMachine();
        }
        assertRefused("1", () -> attempt(OURS).wrongMachine());
        assertRefused("1", () -> attempt(OURS).refuseUnlessRight(() -> false));
        attempt(OURS).refuseUnlessRight(() -> true);
        watch.pass(Duration.ofMillis(500));
        attempt(OURS).refuseUnlessRight(() -> false);
    }

    @Test
    void a_refusal_does_not_tell_whether_the_key_was_right() {
        guessTooMuch();
        String before = catchThrowableOfType(ProblemException.class, () -> attempt(SHORT))
                .detail();
        String after =
                catchThrowableOfType(ProblemException.class, () -> wrong(OURS)).detail();
        assertThat(before).isEqualTo(after);
    }

    @Test
    void each_limit_can_be_switched_off() {
        KeyGuard open = guard(new LimitProperties(Duration.ZERO, 0, 1, 0, 1));
        long before = watch.now();
        for (int i = 0; i < 10_000; i++) {
            open.attempt(HERE, watch.now(), SHORT, KEYS).wrong("KEY_MALFORMED");
            open.attempt(HERE, watch.now(), OURS, KEYS).wrongMachine();
        }
        assertThat(watch.now()).isEqualTo(before);
    }

    @Test
    void wrong_keys_and_refusals_are_counted_without_saying_whose() {
        guessTooMuch();
        catchThrowableOfType(ProblemException.class, () -> wrong(OURS));
        assertThat(meters.get("lictor.wrong.keys")
                        .tag("code", "LICENSE_NOT_FOUND")
                        .counter()
                        .count())
                .isEqualTo(4);
        assertThat(meters.get("lictor.refused.guesses")
                        .tag("limit", "address")
                        .counter()
                        .count())
                .isEqualTo(1);
    }
}
