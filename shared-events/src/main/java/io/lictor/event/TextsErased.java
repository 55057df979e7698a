package io.lictor.event;

import java.time.Instant;
import java.util.UUID;

/** All labels and reasons given so far were erased, also those of the events before: they can't be read any more. */
public record TextsErased(UUID licenseId, Instant at) implements LicenseEvent {}
