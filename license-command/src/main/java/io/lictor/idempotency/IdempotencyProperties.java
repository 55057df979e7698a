package io.lictor.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings of kept answers: the time for which they are kept, in {@code lictor.idempotency-retention}. */
@ConfigurationProperties("lictor")
record IdempotencyProperties(@DefaultValue("48h") Duration idempotencyRetention) {

    private static final Duration PROMISED = Duration.ofHours(24);

    IdempotencyProperties {
        if (idempotencyRetention.compareTo(PROMISED) < 0) {
            throw new IllegalArgumentException(
                    "lictor.idempotency-retention must be 24h at least, as callers are promised");
        }
    }
}
