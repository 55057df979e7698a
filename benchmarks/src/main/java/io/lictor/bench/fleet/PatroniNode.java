package io.lictor.bench.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL and the Patroni that looks after it. */
final class PatroniNode implements AutoCloseable {

    private final String name;
    private final Path directory;
    private final Path log;
    private final int port;
    private final int restPort;
    private @Nullable ChildProcess patroni;

    private PatroniNode(String name, Path directory, Path log, int port, int restPort) {
        this.name = name;
        this.directory = directory;
        this.log = log;
        this.port = port;
        this.restPort = restPort;
    }

    /** Writes its configuration; {@code strict} forbids writes that no standby has. */
    static PatroniNode configured(String name, Path parent, Path logs, Etcd etcd, boolean strict) throws IOException {
        Path directory = Files.createDirectories(parent.resolve(name));
        PatroniNode node = new PatroniNode(name, directory, logs.resolve(name + ".log"), Ports.free(), Ports.free());
        Files.writeString(
                node.configuration(),
                template()
                        .replace("@NAME@", name)
                        .replace("@REST@", Integer.toString(node.restPort))
                        .replace("@PORT@", Integer.toString(node.port))
                        .replace("@ETCD@", etcd.address())
                        .replace("@STRICT@", Boolean.toString(strict))
                        .replace("@BIN@", InstalledPostgres.binaries().toString())
                        .replace("@DIR@", directory.toString()));
        return node;
    }

    private static String template() throws IOException {
        try (var template = PatroniNode.class.getResourceAsStream("patroni.yml")) {
            if (template == null) {
                throw new IllegalStateException("patroni.yml is missing");
            }
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path configuration() {
        return directory.resolve("patroni.yml");
    }

    void start() throws IOException {
        patroni = ChildProcess.start(
                name, Unprivileged.command("patroni", configuration().toString()), Map.of(), log);
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    int restPort() {
        return restPort;
    }

    /** Kills Patroni and the PostgreSQL it has detached from itself, with signal 9. */
    void kill() {
        ChildProcess running = patroni;
        if (running != null) {
            running.kill(); // first, or it would start the other again
        }
        postmaster().ifPresent(ProcessTree::kill);
    }

    private Optional<ProcessHandle> postmaster() {
        Path pidFile = directory.resolve("data").resolve("postmaster.pid");
        try {
            return Files.exists(pidFile)
                    ? ProcessHandle.of(Long.parseLong(
                            Files.readAllLines(pidFile).getFirst().strip()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // it is being written or removed: nothing runs
        }
    }

    @Override
    public void close() {
        kill();
    }
}
