package io.lictor.value;

import org.jspecify.annotations.Nullable;

/**
 * Stored reference to a licence key, never the key itself. {@code hash} finds it, {@code hint} (its last symbols)
 * lets people tell keys apart, and {@code secretId} names the secret from which this {@code generation} is derived;
 * absent for an imported key, which can't be shown again.
 */
public record KeyRef(
        String hash, String hint, int generation, @Nullable String secretId) {}
