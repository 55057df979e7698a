package io.lictor.event;

import io.lictor.value.KeyRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A licence was sold; {@code predecessorId} names the licence it replaces. */
public record LicenseIssued(
        UUID licenseId,
        LicenseContents contents,
        KeyRef key,
        @Nullable UUID predecessorId,
        Instant at) implements LicenseEvent {}
