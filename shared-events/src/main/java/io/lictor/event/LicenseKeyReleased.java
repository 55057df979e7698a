package io.lictor.event;

import java.time.Instant;
import java.util.UUID;

/** A key opens no licence any more, for its licence was withdrawn: it may be another's. */
public record LicenseKeyReleased(String keyHash, UUID licenseId, Instant at) implements KeyEvent {}
