package io.lictor.search;

import io.lictor.license.License;
import io.lictor.value.Activation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A machine in use, and the licence whose seat it holds. */
record FoundMachine(
        String fingerprint,
        @Nullable String label,
        Instant activatedAt,
        @Nullable String version,
        UUID licenseId,
        String keyHint,
        String product,
        String customer) {

    static FoundMachine of(License.Issued license, Activation activation) {
        return new FoundMachine(
                activation.fingerprint(),
                activation.label(),
                activation.activatedAt(),
                activation.version(),
                license.licenseId(),
                license.key().hint(),
                license.product(),
                license.customer());
    }
}
