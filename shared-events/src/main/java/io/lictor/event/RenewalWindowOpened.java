package io.lictor.event;

import java.time.Instant;
import java.util.UUID;

/** The term may be renewed from {@code since} on. */
public record RenewalWindowOpened(UUID licenseId, Instant since, Instant at) implements LicenseEvent {}
