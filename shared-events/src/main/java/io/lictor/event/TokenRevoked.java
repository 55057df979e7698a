package io.lictor.event;

import java.time.Instant;
import java.util.UUID;

/** A token is of no use any more. */
public record TokenRevoked(UUID tokenId, Instant at) implements TokenEvent {}
