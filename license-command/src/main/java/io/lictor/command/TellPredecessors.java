package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** Those that this licence replaced may not know when it ends: tell them. Older releases did not. */
public record TellPredecessors(UUID licenseId, Instant at) implements ChangeLicense {}
