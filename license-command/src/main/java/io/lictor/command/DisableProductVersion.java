package io.lictor.command;

import java.time.Instant;

/** Stop a version from working. */
public record DisableProductVersion(String product, String version, Instant at) implements ProductCommand {}
