package io.lictor.idempotency;

import io.lictor.key.KeyRing;
import io.lictor.store.LicensingStore;
import io.lictor.store.SqlUpdate;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The table of first answers: one a key, whoever comes first. */
final class KeptAnswers {

    private static final String KEEP =
            "INSERT INTO answer (key_hash, request_hash, kept_at, sealed) VALUES (?, ?, ?, ?)"
                    + " ON CONFLICT (key_hash) DO NOTHING";
    private static final int SWEPT_AT_ONCE = 500;

    private final LicensingStore store;
    private final AnswerCipher seal;
    private final InstantSource clock;

    KeptAnswers(LicensingStore store, KeyRing keys, InstantSource clock) {
        this.store = store;
        this.seal = new AnswerCipher(keys.secretFor("kept answers"));
        this.clock = clock;
    }

    /** What was answered under a key, and to which request. */
    record First(String requestHash, KeptAnswer answer) {}

    Optional<First> find(String keyHash) {
        return store.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT request_hash, sealed FROM answer WHERE key_hash = ?")) {
                select.setString(1, keyHash);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new First(
                                    row.getString(1), KeptAnswer.fromBytes(seal.open(row.getBytes(2), keyHash))))
                            : Optional.empty();
                }
            }
        });
    }

    /** What keeps it; {@link AnsweredMeanwhile} where somebody else has answered by then. */
    SqlUpdate keeping(RequestIdentity request, KeptAnswer answer) {
        return new SqlUpdate(
                KEEP,
                List.of(
                        request.keyHash(),
                        request.requestHash(),
                        clock.millis(),
                        seal.close(answer.toBytes(), request.keyHash())),
                () -> new AnsweredMeanwhile(request));
    }

    /** Keeps it in a transaction of its own. */
    void keep(RequestIdentity request, KeptAnswer answer) {
        store.write(keeping(request, answer));
    }

    /** Forgets what was answered longer ago than {@code age}, little by little, so that no writer waits for it. */
    int forgetOlderThan(Duration age) {
        Instant before = clock.instant().minus(age);
        int all = 0;
        int forgotten;
        do {
            forgotten = forget(before);
            all += forgotten;
        } while (forgotten == SWEPT_AT_ONCE);
        return all;
    }

    private int forget(Instant before) {
        int[] forgotten = {0};
        store.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM answer WHERE key_hash IN"
                    + " (SELECT key_hash FROM answer WHERE kept_at < ? ORDER BY kept_at LIMIT ?)")) {
                delete.setLong(1, before.toEpochMilli());
                delete.setInt(2, SWEPT_AT_ONCE);
                forgotten[0] = delete.executeUpdate();
            }
        });
        return forgotten[0];
    }
}
