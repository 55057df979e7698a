package io.lictor.command;

import io.lictor.value.DisableCause;
import java.time.Instant;
import java.util.UUID;

/** Suspend the licence, or revoke it for good. */
public record DisableLicense(UUID licenseId, DisableCause cause, String reason, Instant at) implements ChangeLicense {}
