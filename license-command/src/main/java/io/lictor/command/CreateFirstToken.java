package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** Let somebody in who may do everything, unless there ever was a token: of several who ask at once, one succeeds. */
public record CreateFirstToken(UUID tokenId, String name, String hash, Instant at) implements TokenCommand {}
