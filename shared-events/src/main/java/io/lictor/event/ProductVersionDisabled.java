package io.lictor.event;

import java.time.Instant;

/** A version no longer works. */
public record ProductVersionDisabled(String product, String version, Instant at) implements ProductEvent {}
