package io.lictor.rejections;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of recorded rejections, under {@code lictor.refusals}.
 *
 * @param retention what is older is forgotten
 * @param most of more than that the oldest are forgotten
 */
@ConfigurationProperties("lictor.refusals")
record RejectionProperties(
        @DefaultValue("90d") Duration retention,
        @DefaultValue("100000") int most) {

    RejectionProperties {
        if (retention.isNegative() || retention.isZero() || most < 1) {
            throw new IllegalArgumentException(
                    "lictor.refusals.retention must be longer than no time, and lictor.refusals.most 1 at least");
        }
    }
}
