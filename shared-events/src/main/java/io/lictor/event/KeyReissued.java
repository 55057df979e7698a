package io.lictor.event;

import io.lictor.value.KeyRef;
import java.time.Instant;
import java.util.UUID;

/** A new key replaced one that leaked. */
public record KeyReissued(UUID licenseId, KeyRef key, Instant at) implements LicenseEvent {}
