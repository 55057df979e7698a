package io.lictor.event;

import io.lictor.license.DisableCause;
import java.time.Instant;
import java.util.UUID;

/** The vendor suspended or revoked the licence. */
public record LicenseDisabled(UUID licenseId, DisableCause cause, String reason, Instant at) implements LicenseEvent {}
