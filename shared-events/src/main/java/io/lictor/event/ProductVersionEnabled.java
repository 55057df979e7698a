package io.lictor.event;

import java.time.Instant;

/** A disabled version works again. */
public record ProductVersionEnabled(String product, String version, Instant at) implements ProductEvent {}
