package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** Command to tell the licences that this one replaced when it ends, which older releases did not. */
public record TellPredecessors(UUID licenseId, Instant at) implements ChangeLicense {}
