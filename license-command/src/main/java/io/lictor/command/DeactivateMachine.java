package io.lictor.command;

import io.lictor.event.DeactivatedBy;
import java.time.Instant;
import java.util.UUID;

/** Free the seat of a machine. */
public record DeactivateMachine(UUID licenseId, String fingerprint, DeactivatedBy by, Instant at)
        implements ChangeLicense {}
