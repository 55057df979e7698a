package io.lictor.store.rejections;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which refusals are asked for; what is null does not matter.
 *
 * @param from the first instant
 * @param until the first instant after those
 * @param products about which they are; those about no product are left out then
 * @param before only what is older than the refusal of this id
 */
public record RejectionFilter(
        @Nullable UUID licenseId,
        @Nullable String customer,
        @Nullable String code,
        @Nullable String fingerprint,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Set<String> products,
        @Nullable UUID before) {}
