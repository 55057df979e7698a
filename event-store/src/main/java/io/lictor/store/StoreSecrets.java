package io.lictor.store;

import java.util.function.Supplier;

/**
 * What a store has to know that does not lie in its database. Each gives always the same 32 bytes, and is asked when they
 * are first needed.
 *
 * @param texts seals labels and reasons, so that the database alone does not tell them
 * @param log seals every event, so that nobody can add one who has no more than the database
 */
public record StoreSecrets(Supplier<byte[]> texts, Supplier<byte[]> log) {

    /** For who has no secrets, and appends and reads no event of a service that has. */
    static StoreSecrets none() {
        return new StoreSecrets(() -> new byte[32], () -> new byte[32]);
    }
}
