package io.lictor.event;

import java.time.Instant;
import java.util.UUID;

/** A suspended licence works again. */
public record LicenseEnabled(UUID licenseId, Instant at) implements LicenseEvent {}
