package io.lictor.event;

import io.lictor.text.NameText;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A machine took a seat. */
public record LicenseActivated(
        UUID licenseId,
        String fingerprint,
        @Nullable String label,
        @Nullable String version,
        Instant at) implements LicenseEvent {

    /** The name is read as it is today, also one that was stored before it was. */
    public LicenseActivated {
        fingerprint = NameText.read(fingerprint);
    }
}
