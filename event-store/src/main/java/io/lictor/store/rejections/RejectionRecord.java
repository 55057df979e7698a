package io.lictor.store.rejections;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command that was refused.
 *
 * @param id ordered by time
 * @param at to the millisecond
 * @param command its name, such as {@code ActivateLicense}
 * @param tokenId of the API token it came with; absent for other credentials
 * @param licenseId absent where the command was about no licence that there could be
 * @param customer whose licence it was; absent where there is none
 * @param fingerprint of the machine it was about; absent where there is none
 * @param facts a JSON object without anything that people wrote freely, for nobody erases it here
 */
public record RejectionRecord(
        UUID id,
        Instant at,
        String command,
        String actor,
        @Nullable String tokenId,
        String correlationId,
        @Nullable UUID licenseId,
        @Nullable String customer,
        @Nullable String product,
        @Nullable String fingerprint,
        String code,
        String detail,
        String facts)
        implements StoredRejection {}
