package io.lictor.value;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A separately licensed feature, for ever or until (not including) an instant. */
public record ModuleGrant(String code, @Nullable Instant until) {

    public boolean isLicensedAt(Instant at) {
        return until == null || at.isBefore(until);
    }
}
