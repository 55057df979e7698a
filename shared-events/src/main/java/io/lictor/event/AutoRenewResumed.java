package io.lictor.event;

import java.time.Instant;
import java.util.UUID;

/** The subscription will renew by itself again. */
public record AutoRenewResumed(UUID licenseId, Instant at) implements LicenseEvent {}
