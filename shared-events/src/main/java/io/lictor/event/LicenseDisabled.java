package io.lictor.event;

import io.lictor.value.DisableCause;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The vendor suspended or revoked the licence. The reason is absent where it was erased. */
public record LicenseDisabled(
        UUID licenseId, DisableCause cause, @Nullable String reason, Instant at) implements LicenseEvent {}
