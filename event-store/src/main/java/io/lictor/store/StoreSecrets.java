package io.lictor.store;

import java.util.function.Supplier;

/**
 * Secrets of a store that aren't in its database. Each supplier gives the same 32 bytes every time, and is asked when
 * they are first needed.
 *
 * @param texts encrypts labels and reasons, so that the database alone doesn't reveal them
 * @param log authenticates every event, so that the database alone isn't enough to add one
 */
public record StoreSecrets(Supplier<byte[]> texts, Supplier<byte[]> log) {

    /** Secrets for a process that has none, and appends and reads no event of a service that has. */
    public static StoreSecrets none() {
        return new StoreSecrets(() -> new byte[32], () -> new byte[32]);
    }
}
