package io.lictor.product;

import java.time.Instant;

/** A version of a product: its label, its release date, and whether the vendor stopped it from working. */
public record ProductVersion(String version, Instant releasedAt, boolean disabled) {}
