package io.lictor.event;

import io.lictor.value.ActivationLimit;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The licence is for another number of machines, or with {@code unlimitedActivations} for any. */
public record ActivationLimitChanged(
        UUID licenseId,
        @Nullable Integer activationLimit,
        @Nullable Boolean unlimitedActivations,
        Instant at) implements LicenseEvent {

    public ActivationLimitChanged(UUID licenseId, ActivationLimit limit, Instant at) {
        this(licenseId, limit.machinesIfLimited(), limit.trueIfUnlimited(), at);
    }

    /** Returns the number of machines allowed at once. */
    public ActivationLimit limit() {
        return ActivationLimit.of(activationLimit, unlimitedActivations);
    }
}
