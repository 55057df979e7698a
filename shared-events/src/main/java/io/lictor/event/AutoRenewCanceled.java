package io.lictor.event;

import java.time.Instant;
import java.util.UUID;

/** The subscription will not renew by itself. */
public record AutoRenewCanceled(UUID licenseId, Instant at) implements LicenseEvent {}
