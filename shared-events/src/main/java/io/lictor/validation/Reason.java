package io.lictor.validation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reason why the software may not run: what is the matter, what to do, and the event that caused it. The other
 * members are there where the code has them.
 */
public record Reason(
        ReasonCode code,
        String detail,
        String remedy,
        @Nullable EventRef event,
        @Nullable Boolean seatFree,
        @Nullable String product,
        @Nullable Instant upgradesUntil,
        @Nullable String newestCoveredVersion,
        @Nullable List<String> modules) {

    Reason(ReasonCode code, String detail, String remedy) {
        this(code, detail, remedy, null, null, null, null, null, null);
    }

    Reason withRemedy(String other) {
        return new Reason(code, detail, other, event, seatFree, product, upgradesUntil, newestCoveredVersion, modules);
    }

    Reason causedBy(@Nullable EventRef cause) {
        return new Reason(code, detail, remedy, cause, seatFree, product, upgradesUntil, newestCoveredVersion, modules);
    }
}
