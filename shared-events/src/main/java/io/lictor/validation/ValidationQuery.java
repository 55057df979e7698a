package io.lictor.validation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Question of the licensed software: its machine, and optionally its release and the modules it wants. */
public record ValidationQuery(
        String fingerprint,
        @Nullable String product,
        @Nullable String version,
        @Nullable Instant releasedAt,
        List<String> modules) {

    public ValidationQuery {
        modules = List.copyOf(modules);
    }

    /** Asks about a machine only. */
    public static ValidationQuery ofMachine(String fingerprint, @Nullable String version) {
        return new ValidationQuery(fingerprint, null, version, null, List.of());
    }
}
