package io.lictor.event;

import io.lictor.text.NameText;
import java.time.Instant;
import java.util.UUID;

/** Another customer owns the licence now. */
public record LicenseTransferred(UUID licenseId, String customer, boolean keepMachines, Instant at)
        implements LicenseEvent {

    /** The name is read as it is today, also one that was stored before it was. */
    public LicenseTransferred {
        customer = NameText.read(customer);
    }
}
