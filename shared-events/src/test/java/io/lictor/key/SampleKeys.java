package io.lictor.key;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Keys and the secrets behind them. */
final class SampleKeys {

    static final long SEED = 20261121;

    /** {@code s1} is the current secret, {@code s2} another. */
    static final KeyRing RING = new KeyRing(secrets("s1"));

    private SampleKeys() {}

    static KeySecrets secrets(String currentId) {
        return new KeySecrets(
                currentId,
                Map.of("s1", secret("the first secret"), "s2", secret("the second secret")),
                secret("the look-up secret"));
    }

    static byte[] secret(String text) {
        return (text + " - padded to thirty-two bytes").getBytes(StandardCharsets.UTF_8);
    }

    /** Keys with every symbol everywhere, the same in each run. */
    static List<String> many(int count) {
        Random random = new Random(SEED);
        return IntStream.range(0, count)
                .mapToObj(_ -> LicenseKey.withCheck(
                                random.ints(LicenseKey.LENGTH - 1, 0, 32).toArray())
                        .normalForm())
                .toList();
    }

    /** The key whose first 24 symbols are these. */
    static LicenseKey beginning(String symbols) {
        return LicenseKey.withCheck(
                symbols.chars().map(LicenseKey.ALPHABET::indexOf).toArray());
    }
}
