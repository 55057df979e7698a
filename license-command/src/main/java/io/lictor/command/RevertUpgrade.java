package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** The successor may have ended for good: make the old licence usable again if so. */
public record RevertUpgrade(UUID licenseId, UUID successorId, Instant at) implements ChangeLicense {}
