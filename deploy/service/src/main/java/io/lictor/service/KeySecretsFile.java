package io.lictor.service;

import io.lictor.key.KeySecrets;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The secrets behind the licence keys, in {@code secrets.properties}: {@code current}, {@code derivation.<id>} and
 * {@code lookup}. Made once, on the first start. Without them no key can be shown or found again, so nothing is ever
 * made in their place while there are events.
 */
final class KeySecretsFile {

    static final String NAME = "secrets.properties";

    private static final String DERIVATION = "derivation.";
    private static final int BYTES = 32;

    private final Path file;

    KeySecretsFile(Path file) {
        this.file = file;
    }

    /** Reads the secrets, or makes them where nothing needs others yet; {@link SecretsUnusable} otherwise. */
    KeySecrets open(boolean othersAreNeeded) {
        try {
            if (Files.notExists(file)) {
                if (othersAreNeeded) {
                    throw new SecretsUnusable(
                            ("The secrets %s are missing, but the event store is in use: every licence key issued so far"
                                            + " needs them. Put the file back from a backup, or copy it from where"
                                            + " the service runs already.")
                                    .formatted(file),
                            null);
                }
                DurableFile.createIfMissing(file, fresh());
            }
            return read();
        } catch (IOException e) {
            throw new SecretsUnusable("The secrets %s can't be read or written: %s".formatted(file, e.getMessage()), e);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private KeySecrets read() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            Map<String, byte[]> derivation = new HashMap<>();
            for (String name : properties.stringPropertyNames()) {
                if (name.startsWith(DERIVATION)) {
                    derivation.put(name.substring(DERIVATION.length()), bytes(properties, name));
                }
            }
            String current = required(properties, "current");
            return new KeySecrets(current, derivation, bytes(properties, "lookup"));
        } catch (IllegalArgumentException e) {
            // Never with the cause: what a decoder says of a broken secret may quote it.
            throw new SecretsUnusable(
                    ("The secrets %s are damaged: there must be 'current', 'derivation.<current>' and 'lookup', the"
                                    + " latter two base64 of %d bytes at least. Put the file back from a backup.")
                            .formatted(file, BYTES),
                    null);
        }
    }

    private static byte[] bytes(Properties properties, String name) {
        return Base64.getDecoder().decode(required(properties, name).strip());
    }

    private static String required(Properties properties, String name) {
        String value = properties.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }

    private static String fresh() {
        return """
                # The secrets behind all licence keys of this installation. Keep a backup, and keep it secret:
                # who has this file can make keys, and without it no key can be shown or found again.
                current=1
                derivation.1=%s
                lookup=%s
                """.formatted(random(), random());
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
