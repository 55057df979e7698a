package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** Let the subscription end with its term. */
public record CancelAutoRenew(UUID licenseId, Instant at) implements ChangeLicense {}
