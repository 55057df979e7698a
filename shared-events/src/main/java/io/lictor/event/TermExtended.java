package io.lictor.event;

import java.time.Instant;
import java.util.UUID;

/** Support moved the end of the running term or trial. */
public record TermExtended(UUID licenseId, Instant until, String reason, Instant at) implements LicenseEvent {}
