package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** Cover new releases for longer. */
public record ExtendUpgradePeriod(UUID licenseId, Instant until, Instant at) implements ChangeLicense {}
