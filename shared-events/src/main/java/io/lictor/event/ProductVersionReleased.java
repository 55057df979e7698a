package io.lictor.event;

import java.time.Instant;

/** A version of the product came out at {@code releasedAt}, or its date was corrected. */
public record ProductVersionReleased(String product, String version, Instant releasedAt, Instant at)
        implements ProductEvent {}
