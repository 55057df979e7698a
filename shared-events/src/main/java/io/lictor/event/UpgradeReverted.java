package io.lictor.event;

import java.time.Instant;
import java.util.UUID;

/** The successor ended, and this licence is usable again. */
public record UpgradeReverted(UUID licenseId, UUID successorId, Instant at) implements LicenseEvent {}
