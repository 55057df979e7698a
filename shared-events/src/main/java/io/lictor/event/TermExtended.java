package io.lictor.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Support moved the end of the running term or trial. The reason is absent where it was erased. */
public record TermExtended(
        UUID licenseId, Instant until, @Nullable String reason, Instant at) implements LicenseEvent {}
