package io.lictor.integrity;

import io.lictor.store.AcceptedDamage;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the comparison of stored data with what was written, under {@code lictor.integrity}.
 *
 * @param scrub whether it is
 * @param rate how many events are compared in a second at most
 * @param period in how long everything is compared once, after the first time, which begins with the start
 * @param acceptedDamage the damage that is known, and no reason any more to write nothing
 */
@ConfigurationProperties("lictor.integrity")
record IntegrityProperties(
        @DefaultValue("true") boolean scrub,
        @DefaultValue("10000") int rate,
        @DefaultValue("1d") Duration period,
        @DefaultValue("") AcceptedDamage acceptedDamage) {

    IntegrityProperties {
        if (rate < 1 || period.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "lictor.integrity.rate must be 1 at least, and lictor.integrity.period 1s at least");
        }
    }
}
