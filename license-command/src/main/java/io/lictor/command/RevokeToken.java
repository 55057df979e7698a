package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** Let a token be of no use any more. */
public record RevokeToken(UUID tokenId, Instant at) implements TokenCommand {}
