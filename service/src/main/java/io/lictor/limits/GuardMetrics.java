package io.lictor.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts of wrong keys and refused guesses; never whose. All are there from the start, or an alarm would miss the first. */
final class GuardMetrics {

    private final Map<String, Counter> wrongKeys;
    private final Map<String, Counter> refused;

    GuardMetrics(MeterRegistry meters) {
        this.wrongKeys = counters(
                code -> Counter.builder("lictor.wrong.keys")
                        .description("Licence keys that opened nothing, by what was wrong with them")
                        .tag("code", code)
                        .register(meters),
                "KEY_MALFORMED",
                "LICENSE_NOT_FOUND",
                "KEY_REPLACED");
        this.refused = counters(
                limit -> Counter.builder("lictor.refused.guesses")
                        .description("Calls refused because too much was guessed, by the limit that was reached")
                        .tag("limit", limit)
                        .register(meters),
                KeyAttempt.ADDRESS,
                KeyAttempt.KEY);
    }

    private static Map<String, Counter> counters(Function<String, Counter> counter, String... values) {
        return Stream.of(values).collect(Collectors.toUnmodifiableMap(Function.identity(), counter));
    }

    void wrongKey(String code) {
        Objects.requireNonNull(wrongKeys.get(code), code).increment();
    }

    void refused(String limit) {
        Objects.requireNonNull(refused.get(limit), limit).increment();
    }
}
