package io.lictor.secrets;

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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the secrets of a process against those the event store is used with, so that two processes with different secrets
 * never issue keys side by side. The store keeps a fingerprint of each secret, of which nobody can learn it. A process may
 * lack the newest secrets, as long as others of several instances have got them and it has not.
 */
final class SecretFingerprints {

    private static final Logger log = LoggerFactory.getLogger(SecretFingerprints.class);

    private final LicensingStore store;

    SecretFingerprints(LicensingStore store) {
        this.store = store;
    }

    /**
     * Reads the secrets; makes them if this store has never been used, and notes whose they are.
     *
     * @throws SecretsUnusable if they can't be used, or aren't those of the store
     */
    KeySecrets open(SecretsSource source) {
        boolean inUse = store.log().lastPosition() > 0 || !known().isEmpty();
        KeySecrets secrets = source.open(inUse);
        Map<String, String> ours = fingerprints(secrets);
        if (!known().equals(ours)) {
            store.write(connection -> noteIfTheyFit(connection, ours));
            Map<String, String> known = known();
            refuseOthers(source, others(known, ours));
            tellWhatIsMissing(source, missing(known, ours));
        }
        return secrets;
    }

    private static void refuseOthers(SecretsSource source, Set<String> others) {
        if (!others.isEmpty()) {
            throw new SecretsUnusable(
                    ("The secrets %s are not those this event store is used with (%s). Take the same as where the service"
                                    + " runs or ran before.")
                            .formatted(source.place(), String.join(", ", others)),
                    null);
        }
    }

    private static void tellWhatIsMissing(SecretsSource source, Set<String> missing) {
        if (!missing.isEmpty()) {
            log.warn(
                    "The secrets {} are older than those of another instance: without {} the newest keys can be found, but"
                            + " not shown. Bring them up to date, and restart",
                    source.place(),
                    String.join(", ", missing));
        }
    }

    /** Returns the ids of secrets that differ from the store's, or are missing though they aren't the newest. */
    private static Set<String> others(Map<String, String> known, Map<String, String> ours) {
        Set<String> others = new TreeSet<>();
        known.forEach((name, fingerprint) -> {
            String own = ours.get(name);
            if (own == null ? !isNewer(name, ours.keySet()) : !own.equals(fingerprint)) {
                others.add(name);
            }
        });
        return others;
    }

    private static Set<String> missing(Map<String, String> known, Map<String, String> ours) {
        Set<String> missing = new TreeSet<>(known.keySet());
        missing.removeAll(ours.keySet());
        return missing;
    }

    private static boolean isNewer(String name, Set<String> names) {
        return SecretIds.isNewer(
                id(name), names.stream().map(SecretFingerprints::id).toList());
    }

    private static String id(String name) {
        return name.startsWith(SecretsText.DERIVATION) ? name.substring(SecretsText.DERIVATION.length()) : name;
    }

    private Map<String, String> known() {
        return store.read(SecretFingerprints::known);
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
        if (!others(known, ours).isEmpty()) {
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
        secrets.derivation()
                .forEach((id, secret) -> fingerprints.put(SecretsText.DERIVATION + id, fingerprint(secret)));
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
