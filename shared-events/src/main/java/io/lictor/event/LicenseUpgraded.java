package io.lictor.event;

import java.time.Instant;
import java.util.UUID;

/** A successor took this licence's place. */
public record LicenseUpgraded(UUID licenseId, UUID successorId, Instant at) implements LicenseEvent {}
