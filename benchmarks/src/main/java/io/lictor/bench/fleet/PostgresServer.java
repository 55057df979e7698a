package io.lictor.bench.fleet;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL that writes through: what is fast in it by default, and loses data, is switched off. It can be
 * killed as a whole, and is started again on what was on its disk.
 */
public final class PostgresServer implements AutoCloseable {

    private static final String USER = "postgres";

    private final Path data;
    private final int port;
    private @Nullable EmbeddedPostgres postgres;

    public PostgresServer(Path data) throws IOException {
        this.data = data;
        this.port = Ports.free(); // the same after each start, for services know it by its address
    }

    public void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .start();
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            requireOn(setting);
        }
    }

    private void requireOn(String setting) {
        try (Connection connection = running().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SHOW " + setting)) {
            if (!answer.next() || !answer.getString(1).equals("on")) {
                throw new IllegalStateException(
                        "PostgreSQL runs with %s %s: nothing would be proved".formatted(setting, answer.getString(1)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not say how it is set", e);
        }
    }

    private EmbeddedPostgres running() {
        EmbeddedPostgres present = postgres;
        if (present == null) {
            throw new IllegalStateException("PostgreSQL was not started");
        }
        return present;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String user() {
        return USER;
    }

    /** Kills the postmaster and every process of it, with signal 9; returns when they are gone. */
    public void kill() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        ProcessHandle.of(pid).ifPresent(ProcessTree::kill);
        running().close(); // only lets go of the directory: there is nobody left to stop
        postgres = null;
    }

    @Override
    public void close() {
        try {
            if (postgres != null) {
                kill();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
