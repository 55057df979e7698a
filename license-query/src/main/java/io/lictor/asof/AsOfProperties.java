package io.lictor.asof;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of answers as of past instants, under {@code lictor.as-of}: {@code instants} is how many are put
 * together or wait for it at once, {@code licenses} how many licences those in memory have together, the one asked for last
 * left aside.
 */
@ConfigurationProperties("lictor.as-of")
public record AsOfProperties(
        @DefaultValue("3") int instants,
        @DefaultValue("200000") long licenses) {

    public AsOfProperties {
        if (instants < 1 || licenses < 0) {
            throw new IllegalArgumentException(
                    "lictor.as-of.instants must be at least 1, and lictor.as-of.licenses not less than 0");
        }
    }
}
