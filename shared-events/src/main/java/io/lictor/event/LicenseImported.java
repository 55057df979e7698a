package io.lictor.event;

import io.lictor.value.KeyRef;
import java.time.Instant;
import java.util.UUID;

/** A licence sold elsewhere came in with its own key; it was sold at {@code issuedAt}. */
public record LicenseImported(UUID licenseId, LicenseContents contents, KeyRef key, Instant issuedAt, Instant at)
        implements LicenseEvent {}
