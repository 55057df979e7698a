package io.lictor.key;

import java.util.Map;

/**
 * The secrets behind the keys: those they are derived from, by id (new keys use {@code currentId}, issued ones the id
 * kept with them), and the one that keys the look-up hashes, which never changes. {@link #toString} shows none of it.
 */
public record KeySecrets(String currentId, Map<String, byte[]> derivation, byte[] lookup) {

    private static final int SHORTEST = 32;

    public KeySecrets {
        derivation = Map.copyOf(derivation);
        if (!derivation.containsKey(currentId)) {
            throw new IllegalArgumentException("There is no key-derivation secret with the current id " + currentId);
        }
        if (lookup.length < SHORTEST || derivation.values().stream().anyMatch(secret -> secret.length < SHORTEST)) {
            throw new IllegalArgumentException("A secret has at least " + SHORTEST + " bytes");
        }
    }

    @Override
    public String toString() {
        return "KeySecrets[currentId=" + currentId + "]";
    }
}
