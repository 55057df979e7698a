package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** Give the licence to another customer. */
public record TransferLicense(UUID licenseId, String customer, boolean keepMachines, Instant at)
        implements ChangeLicense {}
