package io.lictor.event;

import java.time.Instant;
import java.util.UUID;

/** The customer wants the subscription to go on after all. */
public record AutoRenewResumed(UUID licenseId, Instant at) implements LicenseEvent {}
