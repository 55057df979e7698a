package io.lictor.bench.speed;

import io.lictor.bench.fleet.InstalledPostgres;
import io.lictor.testing.PostgresServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Limits of this machine: the databases below Lictor by themselves, in rows per second, and the punctuality of its
 * threads.
 *
 * @param lateMillis by how much one of a hundred threads that wanted to sleep a millisecond wakes too late, with
 *     nothing else to do: what waits for a processor can't be answered sooner
 */
record Limits(double syncs, double sqliteRows, double pgbenchInserts, double lateMillis) {

    private static final int BLOCK = 4 << 10;
    private static final int ROWS_IN_BATCH = 64;
    private static final String PAYLOAD = "x".repeat(400);
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    /** {@code NaN} for what could not be measured here. */
    static Limits measure(Path work, int seconds) throws IOException, InterruptedException, SQLException {
        return new Limits(syncs(work, seconds), sqlite(work, seconds), pgbench(work, seconds), late(seconds));
    }

    private static double late(int seconds) {
        long sleep = TimeUnit.MILLISECONDS.toNanos(1);
        LongStream.Builder late = LongStream.builder();
        long now = System.nanoTime();
        long end = now + TimeUnit.SECONDS.toNanos(seconds);
        while (now < end) {
            long due = now + sleep;
            LockSupport.parkNanos(sleep);
            now = System.nanoTime();
            late.add(now - due);
        }
        return Percentiles.millis(late.build().sorted().toArray(), 99);
    }

    /** Writes one block and waits for the disk, in a file that is all there beforehand, so that only data is flushed. */
    private static double syncs(Path work, int seconds) throws IOException, SQLException {
        try (FileChannel file =
                FileChannel.open(work.resolve("syncs"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
            int blocks = 1024;
            for (int i = 0; i < blocks; i++) {
                file.write(block.clear(), (long) i * BLOCK);
            }
            file.force(true);
            return rate(seconds, 1, turn -> {
                file.write(block.clear(), turn % blocks * BLOCK);
                file.force(false);
            });
        }
    }

    /** One writer, a transaction for every 64 rows, each as durable as Lictor's own. */
    private static double sqlite(Path work, int seconds) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + work.resolve("limit.db"))) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=FULL");
                statement.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, stream TEXT, payload TEXT)");
            }
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO row (stream, payload) VALUES (?, ?)")) {
                return rate(seconds, ROWS_IN_BATCH, turn -> {
                    for (int i = 0; i < ROWS_IN_BATCH; i++) {
                        insert.setString(1, "stream-" + turn);
                        insert.setString(2, PAYLOAD);
                        insert.addBatch();
                    }
                    insert.executeBatch();
                    connection.commit();
                });
            }
        }
    }

    private static double pgbench(Path work, int seconds) throws IOException, InterruptedException, SQLException {
        Path pgbench;
        try {
            pgbench = InstalledPostgres.binaries().resolve("pgbench");
        } catch (IllegalStateException e) {
            System.out.println("No pgbench: install Debian's postgresql to have that limit, too.");
            return Double.NaN;
        }
        Path script = Files.writeString(
                work.resolve("insert.sql"),
                "\\set stream random(1, 100000)\nINSERT INTO limits (stream, payload) VALUES (:stream, repeat('x', 400));\n");
        try (PostgresServer server = PostgresServer.start()) {
            try (Connection connection = DriverManager.getConnection(server.url("postgres"), PostgresServer.USER, "");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE limits (id bigserial PRIMARY KEY, stream bigint, payload text)");
            }
            String output =
                    pgbench(pgbench, server.port(), script, 2) + pgbench(pgbench, server.port(), script, seconds);
            Matcher tps = TPS.matcher(output);
            double last = Double.NaN;
            while (tps.find()) {
                last = Double.parseDouble(tps.group(1));
            }
            if (Double.isNaN(last)) {
                throw new IllegalStateException("pgbench says:\n" + output);
            }
            return last;
        }
    }

    private static String pgbench(Path program, int port, Path script, int seconds)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port),
                        "-U",
                        PostgresServer.USER,
                        "-n",
                        "-M",
                        "prepared",
                        "-c",
                        "16",
                        "-j",
                        "2",
                        "-T",
                        Integer.toString(seconds),
                        "-f",
                        script.toString(),
                        "postgres")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private interface Turn {

        void take(long number) throws IOException, SQLException;
    }

    private static double rate(int seconds, int each, Turn turn) throws IOException, SQLException {
        long began = System.nanoTime();
        long end = began + seconds * 1_000_000_000L;
        long turns = 0;
        while (System.nanoTime() < end) {
            turn.take(turns++);
        }
        return turns * each * 1e9 / (System.nanoTime() - began);
    }
}
