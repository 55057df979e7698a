package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** Move the end of the running term or trial. */
public record ExtendTerm(UUID licenseId, Instant until, String reason, Instant at) implements ChangeLicense {}
