package io.lictor.refusals;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.lictor.store.refusals.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A refused command as callers see it. */
record RefusalView(
        UUID id,
        Instant at,
        String command,
        String actor,
        @Nullable String tokenId,
        String correlationId,
        @Nullable UUID licenseId,
        @Nullable String customer,
        @Nullable String product,

        @Schema(description = "The code of the answer.", example = "ACTIVATION_LIMIT_REACHED")
        String code,

        String detail,

        @Schema(
                types = "object",
                description =
                        "The facts of the answer without labels and reasons, and the machine that it was about. Of"
                                + " the machines in use, the first ten.")
        @JsonRawValue
        String facts) {

    static RefusalView of(Refusal refusal) {
        return new RefusalView(
                refusal.id(),
                refusal.at(),
                refusal.command(),
                refusal.actor(),
                refusal.tokenId(),
                refusal.correlationId(),
                refusal.licenseId(),
                refusal.customer(),
                refusal.product(),
                refusal.code(),
                refusal.detail(),
                refusal.facts());
    }
}
