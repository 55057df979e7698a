package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** The successor may be over: record that the old licence counts again if so. */
public record RevertUpgrade(UUID licenseId, Instant at) implements ChangeLicense {}
