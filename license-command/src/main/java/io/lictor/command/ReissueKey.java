package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** The key leaked: replace it. */
public record ReissueKey(UUID licenseId, Instant at) implements ChangeLicense {}
