package io.lictor.event;

import java.time.Instant;
import java.util.UUID;

/** The term ended at {@code since}; the software keeps working for the grace period. */
public record GracePeriodStarted(UUID licenseId, Instant since, Instant at) implements LicenseEvent {}
