package io.lictor.event;

import java.util.UUID;

/** Something that happened to one API token. All tokens share a stream: there are few, and who asks for one asks for all. */
public sealed interface TokenEvent extends Event permits TokenCreated, TokenRevoked {

    UUID tokenId();

    @Override
    default String streamId() {
        return Streams.TOKENS;
    }
}
