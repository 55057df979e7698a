package io.lictor.command;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Undo an issue or import that nobody used. */
public record WithdrawLicense(UUID licenseId, @Nullable String reason, Instant at) implements ChangeLicense {}
