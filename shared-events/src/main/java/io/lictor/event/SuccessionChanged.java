package io.lictor.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to the licences that took this one's place: the last of them is over at {@code rightReturnsAt} if
 * nothing else happens, never where it is null. From then on this licence counts again.
 */
public record SuccessionChanged(UUID licenseId, @Nullable Instant rightReturnsAt, Instant at) implements LicenseEvent {}
