package io.lictor.event;

import java.time.Instant;
import java.util.UUID;

/** The customer wants the subscription to end with its term. */
public record AutoRenewCanceled(UUID licenseId, Instant at) implements LicenseEvent {}
