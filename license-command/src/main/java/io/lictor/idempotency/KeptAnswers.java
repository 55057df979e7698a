package io.lictor.idempotency;

import io.lictor.key.KeyRing;
import io.lictor.store.LicensingStore;
import io.lictor.store.SqlUpdate;
import io.lictor.store.SqlUpdate.AppendedPosition;
import io.lictor.web.AnswerRecorder;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** The table of first answers: one a key, whoever comes first. */
final class KeptAnswers {

    private static final String KEEP =
            "INSERT INTO answer (key_hash, request_hash, kept_at, sealed) VALUES (?, ?, ?, ?)"
                    + " ON CONFLICT (key_hash) DO NOTHING";
    private static final String KEEP_WITH_EVENTS =
            "INSERT INTO answer (key_hash, request_hash, kept_at, sealed, first_position) VALUES (?, ?, ?, ?, ?)"
                    + " ON CONFLICT (key_hash) DO NOTHING";
    private static final int SWEPT_AT_ONCE = 500;

    private final LicensingStore store;
    private final AnswerCipher cipher;
    private final InstantSource clock;
    private final JsonMapper json;

    KeptAnswers(LicensingStore store, KeyRing keys, InstantSource clock, JsonMapper json) {
        this.store = store;
        this.json = json;
        this.cipher = new AnswerCipher(keys.secretFor("kept answers"));
        this.clock = clock;
    }

    /** First answer under a key, and the request it was given to. */
    record First(String requestHash, KeptAnswer answer) {}

    /** Returns the keeper of one request's answer. */
    AnswerRecorder keeper(RequestIdentity request) {
        return new AnswerRecorder() {
            @Override
            public boolean isWanted() {
                return true;
            }

            @Override
            public SqlUpdate keeping(ResponseEntity<?> answer, AppendedPosition first) {
                return KeptAnswers.this.keeping(request, KeptAnswer.of(answer, json), first);
            }

            @Override
            public void keep(ResponseEntity<?> answer) {
                KeptAnswers.this.keep(request, KeptAnswer.of(answer, json));
            }
        };
    }

    Optional<First> find(String keyHash) {
        return store.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT request_hash, sealed, first_position FROM answer WHERE key_hash = ?")) {
                select.setString(1, keyHash);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new First(row.getString(1), answer(row, keyHash)))
                            : Optional.empty();
                }
            }
        });
    }

    private KeptAnswer answer(ResultSet row, String keyHash) throws SQLException {
        KeptAnswer kept = KeptAnswer.fromBytes(cipher.open(row.getBytes(2), keyHash));
        long first = row.getLong(3);
        return row.wasNull() ? kept : kept.at(first, json);
    }

    /**
     * Returns the row that keeps an answer with the events it tells of. Its positions count from 0; {@code first} is the
     * position of the first event. The append fails with {@link AnsweredMeanwhile} if another instance has answered by then.
     */
    SqlUpdate keeping(RequestIdentity request, KeptAnswer answer, AppendedPosition first) {
        List<Object> values = new ArrayList<>(values(request, answer.toBytesCounted()));
        values.add(first);
        return new SqlUpdate(KEEP_WITH_EVENTS, values, () -> new AnsweredMeanwhile(request));
    }

    /** Keeps an answer that tells of no events, in a transaction of its own. */
    void keep(RequestIdentity request, KeptAnswer answer) {
        store.write(new SqlUpdate(KEEP, values(request, answer.toBytes()), () -> new AnsweredMeanwhile(request)));
    }

    private List<Object> values(RequestIdentity request, byte[] answer) {
        return List.of(
                request.keyHash(), request.requestHash(), clock.millis(), cipher.close(answer, request.keyHash()));
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
