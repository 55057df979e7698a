package io.lictor.event;

import io.lictor.text.NameText;
import java.time.Instant;
import java.util.UUID;

/** A machine gave its seat back. */
public record MachineDeactivated(UUID licenseId, String fingerprint, DeactivatedBy by, Instant at)
        implements LicenseEvent {

    /** The name is read as it is today, also one that was stored before it was. */
    public MachineDeactivated {
        fingerprint = NameText.read(fingerprint);
    }
}
