package io.lictor.store.sqlite;

import io.lictor.store.DataUnusable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/** The tables of this module, and the steps that lead to them from every earlier release: SQL files in {@code db/sqlite}. */
final class SqliteSchema {

    /** Step n leads from version n to n + 1. Never change one that was released; add another. */
    private static final List<String> STEPS = List.of(
            "V1__events.sql",
            "V2__due_and_answers.sql",
            "V3__secret_fingerprints.sql",
            "V4__erasable_texts.sql",
            "V5__provable_log.sql",
            "V6__refusals.sql",
            "V7__refused_checks.sql",
            "V8__answer_positions.sql");

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
            statement.executeUpdate(sql(STEPS.get(step))); // unlike execute, it runs all statements of a text
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

    private static String sql(String file) {
        try (InputStream stream = SqliteSchema.class.getResourceAsStream("/db/sqlite/" + file)) {
            return new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
