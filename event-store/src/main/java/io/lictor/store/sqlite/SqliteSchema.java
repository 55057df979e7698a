package io.lictor.store.sqlite;

import io.lictor.store.DataUnusable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of this module, and the steps that lead to them from every earlier release. */
final class SqliteSchema {

    /**
     * Step n leads from version n to n + 1, by its statements. Never change one that was released; add another.
     *
     * <p>AUTOINCREMENT: a position is never given twice, even if the last event were lost. No index on event_id: it is
     * random, nobody looks it up, and it would cost every append a page somewhere in the file.
     */
    private static final List<List<String>> STEPS = List.of(
            List.of("""
            CREATE TABLE event (
                position        INTEGER PRIMARY KEY AUTOINCREMENT,
                stream_id       TEXT NOT NULL,
                stream_type     TEXT NOT NULL,
                sequence_number INTEGER NOT NULL, -- from 0
                event_id        TEXT NOT NULL,
                recorded_at     TEXT NOT NULL,
                type            TEXT NOT NULL,
                revision        TEXT,
                payload         TEXT NOT NULL,
                metadata        TEXT NOT NULL,
                UNIQUE (stream_id, sequence_number)
            ) STRICT"""),
            List.of("""
            CREATE TABLE IF NOT EXISTS due ( -- an earlier release made it when it needed it
                license_id TEXT NOT NULL,
                task       TEXT NOT NULL,
                due_at     INTEGER NOT NULL, -- milliseconds since 1970
                PRIMARY KEY (license_id, task)
            )""", """
            CREATE INDEX IF NOT EXISTS due_by_instant ON due (due_at)""", """
            CREATE TABLE answer (
                key_hash     TEXT PRIMARY KEY, -- of the caller's Idempotency-Key
                request_hash TEXT NOT NULL,
                kept_at      INTEGER NOT NULL, -- milliseconds since 1970
                sealed       BLOB NOT NULL -- status, headers and body, encrypted: there may be a licence key in it
            ) STRICT""", """
            CREATE INDEX answer_by_age ON answer (kept_at)"""),
            List.of("""
            CREATE TABLE secret_fingerprint ( -- tells whose secrets these data need, and reveals nothing of them
                name        TEXT PRIMARY KEY,
                fingerprint TEXT NOT NULL
            ) STRICT"""),
            List.of("""
            CREATE TABLE event_text ( -- labels and reasons, which can be erased while their events stay
                event_position INTEGER PRIMARY KEY,
                license_id     TEXT NOT NULL,
                sealed         BLOB NOT NULL -- under the key of the licence and a secret that is not in here
            ) STRICT""", """
            CREATE TABLE text_key ( -- without it nobody can read the texts of a licence, wherever there are copies of them
                license_id TEXT PRIMARY KEY,
                secret     BLOB NOT NULL
            ) STRICT"""),
            List.of("""
            ALTER TABLE event ADD COLUMN leaf BLOB""", """
            ALTER TABLE event ADD COLUMN seal BLOB""", """
            CREATE TABLE audit_tile ( -- the hashes of the Merkle tree of all events, 256 in a full tile
                level  INTEGER NOT NULL, -- 0 are leaves, each of level n + 1 is the root of a tile of level n
                tile   INTEGER NOT NULL,
                hashes BLOB NOT NULL,
                PRIMARY KEY (level, tile)
            ) STRICT""", """
            CREATE TABLE checkpoint ( -- what was signed and told
                size INTEGER PRIMARY KEY,
                note TEXT NOT NULL
            ) STRICT"""),
            List.of("""
            CREATE TABLE refusal ( -- what was refused lately; never a free text, for nobody would erase it here
                id             TEXT PRIMARY KEY, -- ordered by time
                refused_at     INTEGER NOT NULL, -- milliseconds since 1970
                command        TEXT NOT NULL,
                actor          TEXT NOT NULL,
                token_id       TEXT,
                correlation_id TEXT NOT NULL,
                license_id     TEXT,
                customer       TEXT,
                product        TEXT,
                code           TEXT NOT NULL,
                detail         TEXT NOT NULL,
                facts          TEXT NOT NULL
            ) STRICT""", """
            CREATE INDEX refusal_of_license ON refusal (license_id, id)""", """
            CREATE INDEX refusal_of_customer ON refusal (customer, id)"""),
            List.of("""
            ALTER TABLE refusal ADD COLUMN fingerprint TEXT""", """
            ALTER TABLE refusal ADD COLUMN checks INTEGER NOT NULL DEFAULT 0""", """
            UPDATE refusal SET fingerprint = json_extract(facts, '$.fingerprint')""", """
            CREATE INDEX refusal_of_machine ON refusal (fingerprint, id)"""),
            List.of("""
            ALTER TABLE answer ADD COLUMN first_position INTEGER""")); // counts the positions in the answer from there

    private SqliteSchema() {}

    static void migrate(Connection connection) throws SQLException {
        int version = version(connection);
        if (version > STEPS.size()) {
            throw new DataUnusable(
                    "The data was written by a newer Lictor (schema %d, this release knows %d). Start that one."
                            .formatted(version, STEPS.size()),
                    null);
        }
        for (int step = version; step < STEPS.size(); step++) {
            take(connection, step);
        }
    }

    private static void take(Connection connection, int step) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            for (String sql : STEPS.get(step)) {
                statement.execute(sql);
            }
            statement.execute("PRAGMA user_version = " + (step + 1)); // rolled back with the rest
            statement.execute("COMMIT");
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            result.next();
            return result.getInt(1);
        }
    }
}
