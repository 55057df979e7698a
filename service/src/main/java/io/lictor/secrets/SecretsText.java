package io.lictor.secrets;

import io.lictor.key.KeySecrets;
import java.io.IOException;
import java.io.StringReader;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The secrets as text: {@code current}, {@code derivation.<id>} and {@code lookup}. */
final class SecretsText {

    static final String DERIVATION = "derivation.";

    private static final int BYTES = 32;

    /**
     * Explanation for secrets that can't be read. Hazard: never with the text, which may be a secret with a typing
     * error.
     */
    static final String EXPECTED =
            ("there must be 'current', 'derivation.<current>' and 'lookup', the latter two base64"
                            + " of %d bytes at least.")
                    .formatted(BYTES);

    private static final Pattern CURRENT = Pattern.compile("(?m)^current=(.*)$");

    private SecretsText() {}

    /** New ones, with their first id. */
    static String fresh() {
        return """
                # The secrets behind all licence keys of this installation. Keep a backup, and keep it secret:
                # who has this file can make keys, and without it no key can be shown or found again.
                current=1
                derivation.1=%s
                lookup=%s
                """.formatted(random(), random());
    }

    /** {@link IllegalArgumentException} where they aren't whole, without quoting any of it. */
    static KeySecrets read(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new IllegalArgumentException("can't be read");
        }
        Map<String, String> derivation = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(DERIVATION)) {
                derivation.put(name.substring(DERIVATION.length()), properties.getProperty(name));
            }
        }
        return secrets(properties.getProperty("current"), derivation, properties.getProperty("lookup"));
    }

    static KeySecrets secrets(@Nullable String current, Map<String, String> derivation, @Nullable String lookup) {
        if (current == null || lookup == null) {
            throw new IllegalArgumentException("one is missing");
        }
        Map<String, byte[]> decoded = new HashMap<>();
        derivation.forEach((id, secret) -> decoded.put(id, bytes(secret)));
        return new KeySecrets(current.strip(), decoded, bytes(lookup));
    }

    /**
     * Returns the text with one more secret, which becomes the current one; throws {@link IllegalArgumentException}
     * for a text in a form that only a person can change.
     */
    static String withNext(String text, String id) {
        Matcher current = CURRENT.matcher(text);
        String changed =
                current.replaceFirst(Matcher.quoteReplacement("current=" + id)).stripTrailing()
                        + "\n%s%s=%s\n".formatted(DERIVATION, id, random());
        if (!isNext(read(text), read(changed), id)) {
            throw new IllegalArgumentException("written otherwise");
        }
        return changed;
    }

    private static boolean isNext(KeySecrets before, KeySecrets after, String id) {
        Map<String, String> kept = encoded(after);
        return after.currentId().equals(id) && kept.remove(DERIVATION + id) != null && kept.equals(encoded(before));
    }

    private static Map<String, String> encoded(KeySecrets secrets) {
        Map<String, String> encoded = new HashMap<>();
        encoded.put("lookup", Base64.getEncoder().encodeToString(secrets.lookup()));
        secrets.derivation()
                .forEach((id, secret) ->
                        encoded.put(DERIVATION + id, Base64.getEncoder().encodeToString(secret)));
        return encoded;
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text.strip());
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
