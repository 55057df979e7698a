package io.lictor.store.rejections;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Count of rejected checks of a licence on a day (UTC), by code.
 *
 * @param id the same for one licence, code and day, wherever it is counted
 * @param at instant of the last check
 * @param code the deciding code
 * @param fingerprint of the machine that asked last
 */
public record RejectedChecks(
        UUID id,
        Instant at,
        UUID licenseId,
        @Nullable String customer,
        @Nullable String product,
        String code,
        @Nullable String fingerprint,
        long count)
        implements StoredRejection {

    /** The day they were on. */
    public LocalDate day() {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
