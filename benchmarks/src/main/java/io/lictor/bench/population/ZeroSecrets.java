package io.lictor.bench.population;

import io.lictor.key.KeyRing;
import io.lictor.key.KeySecrets;
import io.lictor.store.StoreSecrets;
import java.util.Base64;
import java.util.Map;

/** The secrets of stores that hold nothing worth hiding: all zeros, so that every bench knows the keys of all licences. */
public final class ZeroSecrets {

    public static final KeyRing KEYS = new KeyRing(new KeySecrets("1", Map.of("1", new byte[32]), new byte[32]));

    private static final String ZEROS = Base64.getEncoder().encodeToString(new byte[32]);

    private ZeroSecrets() {}

    /** Returns the secrets that a store is opened with. */
    public static StoreSecrets ofStore() {
        return new StoreSecrets(() -> KEYS.secretFor("texts"), () -> KEYS.secretFor("log"));
    }

    /** Returns the environment that gives them to a service. */
    public static Map<String, String> environment() {
        return Map.of(
                "LICTOR_SECRETS_CURRENT", "1",
                "LICTOR_SECRETS_DERIVATION_1", ZEROS,
                "LICTOR_SECRETS_LOOKUP", ZEROS);
    }
}
