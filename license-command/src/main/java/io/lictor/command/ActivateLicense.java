package io.lictor.command;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A machine wants a seat. */
public record ActivateLicense(
        UUID licenseId,
        String fingerprint,
        @Nullable String label,
        @Nullable String version,
        Instant at) implements ChangeLicense {}
