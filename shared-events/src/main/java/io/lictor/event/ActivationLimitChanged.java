package io.lictor.event;

import java.time.Instant;
import java.util.UUID;

/** The licence is for another number of machines. */
public record ActivationLimitChanged(UUID licenseId, int activationLimit, Instant at) implements LicenseEvent {}
