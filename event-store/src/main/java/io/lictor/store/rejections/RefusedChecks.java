package io.lictor.store.rejections;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How often the licensed software was refused on a day (UTC), by licence and code.
 *
 * @param id the same for all that is counted of a licence, a code and a day, wherever it is counted
 * @param at the instant of the last one
 * @param code the one that decided
 * @param fingerprint of the machine that asked last
 */
public record RefusedChecks(
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
