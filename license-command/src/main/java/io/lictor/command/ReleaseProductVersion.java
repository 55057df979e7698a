package io.lictor.command;

import java.time.Instant;

/** Make a version known, or correct its release date. */
public record ReleaseProductVersion(String product, String version, Instant releasedAt, Instant at)
        implements ProductCommand {}
