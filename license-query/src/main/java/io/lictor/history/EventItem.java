package io.lictor.history;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as others see it. {@code sequence} counts in its own stream; {@code licenseId} is there for events of
 * licences only, {@code product} for those of products.
 */
record EventItem(
        long sequence,
        long position,
        String type,
        int revision,
        @Nullable UUID licenseId,
        @Nullable String product,
        Instant at,
        @Nullable String actor,
        @Nullable String tokenId,
        @Nullable String command,
        @Nullable String correlationId,

        @Schema(types = "object", description = "The event as it is stored.") @JsonRawValue
        String payload) {}
