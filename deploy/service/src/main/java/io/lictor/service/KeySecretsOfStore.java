package io.lictor.service;

import io.lictor.key.KeySecrets;
import io.lictor.store.LicensingStore;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Holds the secrets of a process against those the event store was first used with, so that two processes with different
 * secrets never issue keys side by side. The store keeps a fingerprint of each secret, of which nobody can learn it.
 */
final class KeySecretsOfStore {

    private final LicensingStore store;

    KeySecretsOfStore(LicensingStore store) {
        this.store = store;
    }

    /**
     * Reads the secrets; makes them if this store has never been used, and notes whose they are.
     *
     * @throws SecretsUnusable if they can't be used, or aren't those of the store
     */
    KeySecrets open(KeySecretsFile file) {
        boolean inUse = store.log().lastPosition() > 0 || !known().isEmpty();
        KeySecrets secrets = file.open(inUse);
        Map<String, String> ours = fingerprints(secrets);
        if (!known().equals(ours)) {
            store.write(connection -> noteIfTheyFit(connection, ours));
            refuseOthers(file, ours);
        }
        return secrets;
    }

    private void refuseOthers(KeySecretsFile file, Map<String, String> ours) {
        TreeMap<String, String> other = new TreeMap<>(known());
        other.entrySet().removeIf(known -> known.getValue().equals(ours.get(known.getKey())));
        if (!other.isEmpty()) {
            throw new SecretsUnusable(
                    ("The secrets %s are not those this event store is used with (%s). Copy the file from where the service"
                                    + " ran first.")
                            .formatted(file, String.join(", ", other.keySet())),
                    null);
        }
    }

    private Map<String, String> known() {
        return store.read(KeySecretsOfStore::known);
    }

    private static Map<String, String> known(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT name, fingerprint FROM secret_fingerprint");
                ResultSet rows = select.executeQuery()) {
            Map<String, String> known = new HashMap<>();
            while (rows.next()) {
                known.put(rows.getString(1), rows.getString(2));
            }
            return known;
        }
    }

    /** A new secret beside the known ones is noted; of several processes that start at once, the first decides. */
    private static void noteIfTheyFit(Connection connection, Map<String, String> ours) throws SQLException {
        Map<String, String> known = known(connection);
        if (!ours.entrySet().containsAll(known.entrySet())) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO secret_fingerprint (name, fingerprint) VALUES (?, ?)")) {
            for (Map.Entry<String, String> entry : ours.entrySet()) {
                if (!known.containsKey(entry.getKey())) {
                    insert.setString(1, entry.getKey());
                    insert.setString(2, entry.getValue());
                    insert.executeUpdate();
                }
            }
        }
    }

    private static Map<String, String> fingerprints(KeySecrets secrets) {
        Map<String, String> fingerprints = new TreeMap<>();
        fingerprints.put("lookup", fingerprint(secrets.lookup()));
        secrets.derivation().forEach((id, secret) -> fingerprints.put("derivation." + id, fingerprint(secret)));
        return fingerprints;
    }

    private static String fingerprint(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal("lictor fingerprint".getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
