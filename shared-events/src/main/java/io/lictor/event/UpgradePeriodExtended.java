package io.lictor.event;

import java.time.Instant;
import java.util.UUID;

/** New releases are covered for longer. */
public record UpgradePeriodExtended(UUID licenseId, Instant until, Instant at) implements LicenseEvent {}
