package io.lictor.license;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One machine bound to a licence. The fingerprint is opaque; label and version are as the software gave them. */
public record Activation(
        String fingerprint,
        @Nullable String label,
        Instant activatedAt,
        @Nullable String version) {

    Activation withoutLabel() {
        return new Activation(fingerprint, null, activatedAt, version);
    }
}
