package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** Write down, once each, which of the licence's instants have passed. */
public record AnnouncePassedInstants(UUID licenseId, Instant at) implements ChangeLicense {}
