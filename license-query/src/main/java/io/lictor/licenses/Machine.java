package io.lictor.licenses;

import io.lictor.access.Subject;
import io.lictor.value.Activation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A machine that holds a seat; {@code fingerprint} is there for those who may see it. */
record Machine(
        @Nullable String fingerprint,
        @Nullable String label,
        Instant activatedAt,
        @Nullable String version) {

    /** Dashboards need none, and somebody may find a person behind one. */
    static Machine of(Activation activation, Subject subject) {
        return new Machine(
                subject.seesInternals() ? activation.fingerprint() : null,
                activation.label(),
                activation.activatedAt(),
                activation.version());
    }
}
