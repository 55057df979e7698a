package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** Let the subscription renew by itself again. */
public record ResumeAutoRenew(UUID licenseId, Instant at) implements ChangeLicense {}
