package io.lictor.event;

import java.time.Instant;
import java.util.UUID;

/** The trial, or the term and its grace, ended at {@code since}. */
public record LicenseExpired(UUID licenseId, Instant since, Instant at) implements LicenseEvent {}
