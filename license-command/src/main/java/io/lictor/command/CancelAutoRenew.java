package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** The customer wants the subscription to end with its term. */
public record CancelAutoRenew(UUID licenseId, Instant at) implements ChangeLicense {}
