package io.lictor.event;

import java.time.Instant;
import java.util.UUID;

/** A key, known by its hash, opens a licence. */
public record LicenseKeyAssigned(String keyHash, UUID licenseId, int generation, Instant at) implements KeyEvent {}
