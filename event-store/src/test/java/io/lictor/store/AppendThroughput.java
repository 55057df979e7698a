package io.lictor.store;

import static io.lictor.store.Facts.activated;
import static io.lictor.store.Facts.appendWith;
import static io.lictor.store.Facts.first;

import io.lictor.store.directory.DataDirectory;
import io.lictor.store.postgres.PostgresStore;
import io.lictor.store.sqlite.SqliteStore;
import io.lictor.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Benchmark of appends of one event by 16 threads on each store, beside pgbench's inserts on the same server, round
 * by round in one run. Not a test: run {@code main}, with {@code pgbench} on the path or named as argument.
 */
final class AppendThroughput {

    private static final int THREADS = 16;
    private static final int ROUNDS = 3;
    private static final Duration ROUND = Duration.ofSeconds(5);

    private AppendThroughput() {}

    static void main(String[] arguments) throws Exception {
        String pgbench = arguments.length == 0 ? "pgbench" : arguments[0];
        Path directory = Files.createTempDirectory("append-throughput");
        try (PostgresServer server = PostgresServer.start();
                PostgresStore postgres = PostgresStore.open(server.url("postgres"), PostgresServer.USER, null);
                PostgresStore second = PostgresStore.open(server.url("postgres"), PostgresServer.USER, null);
                DataDirectory data = DataDirectory.take(directory);
                SqliteStore sqlite = SqliteStore.open(data)) {
            try (Connection connection =
                    DriverManager.getConnection(server.url("postgres"), PostgresServer.USER, null)) {
                connection
                        .createStatement()
                        .execute("CREATE TABLE plain (id BIGSERIAL PRIMARY KEY, stream TEXT, seq BIGINT, payload TEXT,"
                                + " UNIQUE (stream, seq))");
            }
            Path script = Files.writeString(
                    directory.resolve("insert.sql"),
                    "INSERT INTO plain (stream, seq, payload) VALUES (gen_random_uuid()::text, 0, repeat('x', 250));\n");
            for (int round = 0; round <= ROUNDS; round++) {
                IO.println((round == 0 ? "warming up" : "round " + round)
                        + ": pgbench " + pgbench(pgbench, server.port(), script)
                        + ", PostgreSQL " + rate(List.of(postgres), 0)
                        + ", two instances " + rate(List.of(postgres, second), 0)
                        + ", with a joined row " + rate(List.of(postgres), 1)
                        + ", SQLite " + rate(List.of(sqlite), 0)
                        + ", with a joined row " + rate(List.of(sqlite), 1) + " a second");
            }
        }
    }

    private static long rate(List<LicensingStore> stores, int joined) throws Exception {
        AtomicLong appended = new AtomicLong();
        long end = System.nanoTime() + ROUND.toNanos();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                LicensingStore store = stores.get(i % stores.size());
                writing.add(threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        UUID license = UUID.randomUUID();
                        appendWith(
                                store,
                                joined == 0 ? List.of() : List.of(due(license)),
                                first(activated(license, "a machine of some name")));
                        appended.incrementAndGet();
                    }
                }));
            }
            for (Future<?> writer : writing) {
                writer.get();
            }
        }
        return appended.get() / ROUND.toSeconds();
    }

    private static SqlUpdate due(UUID license) {
        return new SqlUpdate(
                "INSERT INTO due (license_id, task, due_at) VALUES (?, 'BENCHMARK', 0)", List.of(license.toString()));
    }

    private static String pgbench(String program, int port, Path script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        program,
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
                        Integer.toString(THREADS),
                        "-j",
                        "2",
                        "-T",
                        Long.toString(ROUND.toSeconds()),
                        "-f",
                        script.toString(),
                        "postgres")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return Arrays.stream(output.split("\n"))
                .filter(line -> line.startsWith("tps"))
                .map(line -> line.replaceFirst("tps = ([0-9]+).*", "$1"))
                .findFirst()
                .orElse("failed: " + output);
    }
}
