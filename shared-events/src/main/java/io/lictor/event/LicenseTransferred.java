package io.lictor.event;

import java.time.Instant;
import java.util.UUID;

/** Another customer owns the licence now. */
public record LicenseTransferred(UUID licenseId, String customer, boolean keepMachines, Instant at)
        implements LicenseEvent {}
