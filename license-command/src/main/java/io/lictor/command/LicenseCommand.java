package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** Something asked of one licence, at an instant. Who asks travels beside it. */
public sealed interface LicenseCommand permits BeginLicense, ChangeLicense {

    UUID licenseId();

    Instant at();
}
