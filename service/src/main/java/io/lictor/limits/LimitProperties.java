package io.lictor.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of limits, under {@code lictor.limits}. Counted are wrong guesses, never calls, so that all machines of a
 * customer may start at once. A burst of 0 switches a limit off, a delay of 0 the waiting.
 *
 * @param wrongKeyDelay after which a wrong key is answered
 * @param addressBurst wrong keys from one address
 * @param addressRefill of these again every second
 * @param keyBurst wrong guesses with one key: it is wrong itself, or right, and the machine isn't
 * @param keyRefill of these again every second
 */
@ConfigurationProperties("lictor.limits")
public record LimitProperties(
        @DefaultValue("50ms") Duration wrongKeyDelay,
        @DefaultValue("200") int addressBurst,
        @DefaultValue("1") int addressRefill,
        @DefaultValue("1000") int keyBurst,
        @DefaultValue("10") int keyRefill) {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    public LimitProperties {
        if (wrongKeyDelay.isNegative() || wrongKeyDelay.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("lictor.limits.wrong-key-delay must be from 0 to 10s");
        }
        if (addressBurst < 0 || keyBurst < 0) {
            throw new IllegalArgumentException("A burst under lictor.limits must be 0, which is no limit, or more");
        }
        if (addressRefill < 1 || keyRefill < 1) {
            throw new IllegalArgumentException("A refill under lictor.limits must be 1 a second or more");
        }
    }
}
