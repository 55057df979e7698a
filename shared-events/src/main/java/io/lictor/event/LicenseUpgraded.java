package io.lictor.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A successor took this licence's place, until {@code rightReturnsAt} if nothing happens: from then on the successor is
 * over. Null where it never is, and where events were written before they told so.
 */
public record LicenseUpgraded(
        UUID licenseId, UUID successorId, @Nullable Instant rightReturnsAt, Instant at) implements LicenseEvent {}
