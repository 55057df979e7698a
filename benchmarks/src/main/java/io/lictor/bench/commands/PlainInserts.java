package io.lictor.bench.commands;

import io.lictor.bench.fleet.InstalledPostgres;
import io.lictor.testing.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Inserts of rows like those of events, to show what the databases can do at all. */
final class PlainInserts {

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) \\(without");
    private static final int BATCH = 16;
    private static final String PAYLOAD = "{\"licenseId\":\"0198e3a0-0000-7000-8000-000000000001\","
            + "\"fingerprint\":\"machine-1\",\"version\":\"2026.1\",\"at\":\"2026-01-01T00:00:01Z\"}";
    private static final String TABLE = """
            CREATE TABLE %s plain (
                position %s, stream_id text NOT NULL, sequence_number bigint NOT NULL, payload text NOT NULL,
                UNIQUE (stream_id, sequence_number))""";

    private PlainInserts() {}

    /** One row, one commit, of so many clients of pgbench. */
    static Rate byPgbench(String url, int clients, Duration time)
            throws IOException, SQLException, InterruptedException {
        try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, null);
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE.formatted("IF NOT EXISTS", "bigserial PRIMARY KEY"));
        }
        Path script = Files.createTempFile("lictor-insert", ".sql");
        try {
            Files.writeString(script, """
                    \\set id random(1, 2000000000000000)
                    INSERT INTO plain (stream_id, sequence_number, payload) VALUES ('license-' || :id, 1, '%s');
                    """.formatted(PAYLOAD));
            return Rate.elsewhere(() -> pgbench(url.substring("jdbc:".length()), clients, time, script));
        } finally {
            Files.delete(script);
        }
    }

    private static double pgbench(String url, int clients, Duration time, Path script)
            throws IOException, InterruptedException {
        List<String> command = List.of(
                InstalledPostgres.binaries().resolve("pgbench").toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=2",
                "--time=" + time.toSeconds(),
                "--file=" + script,
                url.replace("//", "//" + PostgresServer.USER + "@"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher tps = TPS.matcher(told);
        if (process.waitFor() != 0 || !tps.find()) {
            throw new IllegalStateException("pgbench failed: " + told);
        }
        return Double.parseDouble(tps.group(1));
    }

    /** A single writer of SQLite that commits sixteen rows at once, as durable as the service's. */
    static Rate intoSqlite(Path directory, Duration time) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plain.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute(TABLE.formatted("", "integer PRIMARY KEY"));
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO plain (stream_id, sequence_number, payload) VALUES (?, 1, ?)")) {
                int[] rows = {0};
                Rate batches = Rate.of(1, time, () -> insert(connection, insert, rows));
                return new Rate(batches.perSecond() * BATCH, batches.micros() / BATCH, batches.machineMicros() / BATCH);
            }
        }
    }

    private static void insert(Connection connection, PreparedStatement insert, int[] rows) {
        try {
            for (int i = 0; i < BATCH; i++) {
                insert.setString(1, "license-" + rows[0]++);
                insert.setString(2, PAYLOAD);
                insert.executeUpdate();
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
