package io.lictor.store.rejections;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One check by the licensed software that was refused, as it is counted. */
public record RejectedCheck(
        UUID licenseId,
        @Nullable String customer,
        @Nullable String product,
        String code,
        String fingerprint,
        Instant at) {}
