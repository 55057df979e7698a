package io.lictor.clock;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the system's clock is doubted.
 *
 * @param leap by how much it may part from the monotonic clock at once
 * @param settle for how long it is doubted at least
 */
@ConfigurationProperties("lictor.clock")
record ClockProperties(
        @DefaultValue("1m") Duration leap,
        @DefaultValue("10m") Duration settle) {

    ClockProperties {
        if (leap.compareTo(Duration.ofSeconds(5)) < 0 || settle.isNegative()) {
            throw new IllegalArgumentException(
                    "lictor.clock.leap must be 5s at least, and lictor.clock.settle no negative time");
        }
    }
}
