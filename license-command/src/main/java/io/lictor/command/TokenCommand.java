package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** Something asked of the API tokens, at an instant. */
public sealed interface TokenCommand permits CreateToken, CreateFirstToken, RevokeToken {

    UUID tokenId();

    Instant at();
}
