package io.lictor.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An issue or import that nobody used was undone. The reason is absent where none was given, or it was erased. */
public record LicenseWithdrawn(UUID licenseId, @Nullable String reason, Instant at) implements LicenseEvent {}
