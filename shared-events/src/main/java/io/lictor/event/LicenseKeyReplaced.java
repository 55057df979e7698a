package io.lictor.event;

import java.time.Instant;
import java.util.UUID;

/** A key no longer opens its licence: a later generation does. */
public record LicenseKeyReplaced(String keyHash, UUID licenseId, Instant at) implements KeyEvent {}
