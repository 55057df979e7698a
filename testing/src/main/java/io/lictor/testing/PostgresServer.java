package io.lictor.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of one's own, to be stopped, killed and started again on the same port and data. As durable as in
 * production, unless it is asked not to be: the embedded server's own defaults would lose commits on purpose.
 */
public final class PostgresServer implements AutoCloseable {

    /** May do anything; no password is asked. */
    public static final String USER = "postgres";

    private final Path data;
    private final boolean durable;
    private final Thread atExit = new Thread(this::close, "stop-postgres");
    private EmbeddedPostgres process;

    private PostgresServer(Path data, boolean durable) {
        this.data = data;
        this.durable = durable;
        this.process = start(0);
        Runtime.getRuntime().addShutdownHook(atExit); // it would outlive us
    }

    /** Starts a new one with an empty database {@code postgres}, on a free port of the loopback interface. */
    public static PostgresServer start() {
        return start(true);
    }

    /** Starts a server that waits for no disk, for tests that neither kill nor time it. */
    static PostgresServer startWithoutSync() {
        return start(false);
    }

    private static PostgresServer start(boolean durable) {
        try {
            return new PostgresServer(Files.createTempDirectory("lictor-postgres"), durable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JDBC URL of one of its databases. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + process.getPort() + "/" + database;
    }

    public int port() {
        return process.getPort();
    }

    /** Stops it, interrupting whoever is connected. */
    public synchronized void stop() {
        try {
            process.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} of the server and all its processes; returns when they are gone. */
    public synchronized void kill() {
        ProcessHandle postmaster = postmaster();
        if (postmaster != null) {
            List<ProcessHandle> all = Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.stream().map(ProcessHandle::onExit).forEach(CompletableFuture::join);
        }
    }

    /** Starts it again where it was, after {@link #stop} or {@link #kill}. */
    public synchronized void startAgain() {
        int port = process.getPort();
        stop(); // after a kill this only lets go of the directory
        process = start(port);
    }

    private EmbeddedPostgres start(int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setServerConfig("fsync", durable ? "on" : "off")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable ProcessHandle postmaster() {
        try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .orElse(null);
        } catch (IOException e) {
            return null; // it does not run
        }
    }

    /** Stops it for good and removes its data. */
    @Override
    public synchronized void close() {
        stop();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // a directory of temporary files; the system will sweep it
        }
        if (Thread.currentThread() != atExit) {
            forget();
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the JVM is ending
        }
    }
}
