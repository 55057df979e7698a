package io.lictor.event;

import java.time.Instant;
import java.util.UUID;

/** A machine gave its seat back. */
public record MachineDeactivated(UUID licenseId, String fingerprint, DeactivatedBy by, Instant at)
        implements LicenseEvent {}
