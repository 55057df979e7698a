package io.lictor.command;

import io.lictor.value.ActivationLimit;
import java.time.Instant;
import java.util.UUID;

/** Another number of machines at once. */
public record ChangeActivationLimit(UUID licenseId, ActivationLimit limit, Instant at) implements ChangeLicense {}
