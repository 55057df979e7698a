package io.lictor.history;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.lictor.license.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Item of a licence's history: one of its events, or a {@code synthetic} change by time or by its product, which has
 * neither number nor payload. {@code changes} and the statuses are absent if this release can't read the history up
 * to it.
 */
record HistoryItem(
        @Nullable Long sequence,
        @Nullable Long position,

        @Schema(description = "The event's name; where synthetic: StatusChanged or ModuleEnded.")
        String type,

        @Nullable Integer revision,
        UUID licenseId,
        Instant at,
        @Nullable String actor,
        @Nullable String tokenId,
        @Nullable String command,
        @Nullable String correlationId,

        @Schema(types = "object", description = "The event as it is stored.") @JsonRawValue @Nullable
        String payload,

        @Schema(description = "The reason that was given, unless it was erased.") @Nullable
        String reason,

        @Schema(description = "true where no event of the licence says so, but time or an event of its product.")
        @Nullable
        Boolean synthetic,

        @Schema(description = "Why, where it is synthetic.") @Nullable
        Cause cause,

        @Schema(description = "At the instant of the event, just before it; absent for the first one.") @Nullable
        Status statusBefore,

        @Nullable Status statusAfter,
        @Nullable List<HistoryChange> changes) {

    /** Cause of a synthetic item: {@code TIME}, or an event of the product with its position and actor. */
    @Schema(name = "HistoryCause")
    record Cause(
            @Schema(description = "TIME, or the name of the product's event.")
            String type,

            @Nullable Long position,
            @Nullable String actor) {

        static final Cause TIME = new Cause("TIME", null, null);
    }
}
