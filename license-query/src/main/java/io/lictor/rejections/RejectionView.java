package io.lictor.rejections;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.lictor.store.rejections.RejectedChecks;
import io.lictor.store.rejections.RejectionRecord;
import io.lictor.store.rejections.StoredRejection;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A refused command as callers see it, or how often checks by the software were refused on a day. */
@Schema(name = "Refusal")
record RejectionView(
        UUID id,

        @Schema(description = "A command, or the checks of a day.")
        Kind kind,

        @Schema(description = "Of checks, that of the last one.")
        Instant at,

        String command,
        String actor,
        @Nullable String tokenId,
        @Nullable String correlationId,
        @Nullable UUID licenseId,
        @Nullable String customer,
        @Nullable String product,

        @Schema(description = "The machine it was about; of checks, the one that asked last.") @Nullable
        String fingerprint,

        @Schema(description = "The code of the answer.", example = "ACTIVATION_LIMIT_REACHED")
        String code,

        String detail,

        @Schema(description = "Of checks, the day (UTC) they were on.") @Nullable
        LocalDate day,

        @Schema(description = "Of checks, how many there were.") @Nullable
        Long count,

        @Schema(
                types = "object",
                description =
                        "The facts of the answer without labels and reasons, and the machine that it was about. Of"
                                + " the machines in use, the first ten.")
        @JsonRawValue
        String facts) {

    /** Kind of an item: a command or a check. */
    @Schema(name = "RefusalKind")
    enum Kind {
        COMMAND,
        VALIDATION
    }

    static RejectionView of(StoredRejection refusal) {
        return switch (refusal) {
            case RejectionRecord command -> of(command);
            case RejectedChecks checks -> of(checks);
        };
    }

    private static RejectionView of(RejectionRecord refusal) {
        return new RejectionView(
                refusal.id(),
                Kind.COMMAND,
                refusal.at(),
                refusal.command(),
                refusal.actor(),
                refusal.tokenId(),
                refusal.correlationId(),
                refusal.licenseId(),
                refusal.customer(),
                refusal.product(),
                refusal.fingerprint(),
                refusal.code(),
                refusal.detail(),
                null,
                null,
                refusal.facts());
    }

    private static RejectionView of(RejectedChecks checks) {
        String times = checks.count() == 1 ? "once" : checks.count() + " times";
        return new RejectionView(
                checks.id(),
                Kind.VALIDATION,
                checks.at(),
                "Validate",
                "software",
                null,
                null,
                checks.licenseId(),
                checks.customer(),
                checks.product(),
                checks.fingerprint(),
                checks.code(),
                "The software asked " + times + " on " + checks.day() + " and was not to run.",
                checks.day(),
                checks.count(),
                "{}");
    }
}
