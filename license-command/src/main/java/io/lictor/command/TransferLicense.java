package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** Give the licence to another customer, with all that came of the same sale; {@code reissueKeys} so that no old key works. */
public record TransferLicense(UUID licenseId, String customer, boolean keepMachines, boolean reissueKeys, Instant at)
        implements ChangeLicense {}
