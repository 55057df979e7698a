package io.lictor.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A machine took a seat. */
public record LicenseActivated(
        UUID licenseId,
        String fingerprint,
        @Nullable String label,
        @Nullable String version,
        Instant at) implements LicenseEvent {}
