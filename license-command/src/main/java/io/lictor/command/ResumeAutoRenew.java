package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** The customer wants to go on after all. */
public record ResumeAutoRenew(UUID licenseId, Instant at) implements ChangeLicense {}
