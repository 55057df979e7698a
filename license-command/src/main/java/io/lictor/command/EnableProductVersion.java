package io.lictor.command;

import java.time.Instant;

/** Let a disabled version work again. */
public record EnableProductVersion(String product, String version, Instant at) implements ProductCommand {}
