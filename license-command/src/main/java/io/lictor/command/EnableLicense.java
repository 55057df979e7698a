package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** Let a suspended licence work again. */
public record EnableLicense(UUID licenseId, Instant at) implements ChangeLicense {}
