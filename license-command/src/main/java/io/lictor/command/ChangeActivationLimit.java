package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** Another number of machines at once. */
public record ChangeActivationLimit(UUID licenseId, int activationLimit, Instant at) implements ChangeLicense {}
