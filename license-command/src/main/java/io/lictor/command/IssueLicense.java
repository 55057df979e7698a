package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** Sell a licence, all its contents in one call. */
public record IssueLicense(UUID licenseId, Order order, Instant at) implements BeginLicense {}
