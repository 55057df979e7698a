package io.lictor.event;

import io.lictor.text.NameText;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A machine that has its seat came with another label or version: what is absent stays as it was. A label is absent, too,
 * where it was erased.
 */
public record MachineDescribed(
        UUID licenseId,
        String fingerprint,
        @Nullable String label,
        @Nullable String version,
        Instant at) implements LicenseEvent {

    /** The name is read as it is today, also one that was stored before it was. */
    public MachineDescribed {
        fingerprint = NameText.read(fingerprint);
    }
}
