package io.lictor.bench.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.lictor.bench.load.Answer;
import io.lictor.bench.load.Api;
import io.lictor.bench.load.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A primary and a synchronous standby, on this machine. */
final class PatroniCluster implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final long PATIENCE = Duration.ofSeconds(120).toNanos();
    private static final String DATABASE = "lictor";

    private final Path directory;
    private final Path logs;
    private final boolean strict;
    private final Api api = new Api();
    private final List<PatroniNode> nodes = new ArrayList<>();
    private @Nullable Etcd etcd;

    PatroniCluster(Path directory, Path logs, boolean strict) {
        this.directory = directory;
        this.logs = logs;
        this.strict = strict;
    }

    void start() throws IOException, InterruptedException {
        Etcd decides = Etcd.start(directory.resolve("etcd"), logs);
        etcd = decides;
        for (String name : List.of("node1", "node2")) {
            PatroniNode node = PatroniNode.configured(name, directory, logs, decides, strict);
            nodes.add(node);
            node.start();
        }
        awaitPair();
        createDatabase();
    }

    /** Returns the URL by which Lictor finds the primary. */
    String jdbcUrl() {
        return url(DATABASE);
    }

    private String url(String database) {
        String hosts = nodes.stream().map(node -> "127.0.0.1:" + node.port()).collect(Collectors.joining(","));
        return "jdbc:postgresql://" + hosts + "/" + database + "?targetServerType=primary&user=postgres";
    }

    private void createDatabase() {
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + DATABASE);
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be made", e);
        }
    }

    /** The node that leads, as all that live see it. */
    Optional<PatroniNode> primary() throws InterruptedException {
        return withRole("leader");
    }

    /** Waits until there is a primary and a standby that has every commit. */
    void awaitPair() throws InterruptedException {
        await(
                "a primary and a synchronous standby",
                () -> primary().isPresent() && withRole("sync_standby").isPresent());
    }

    /** Waits until another node than {@code former} leads. */
    void awaitPromotion(PatroniNode former) throws InterruptedException {
        await("a new primary", () -> primary().filter(node -> node != former).isPresent());
    }

    private interface Condition {
        boolean holds() throws InterruptedException;
    }

    private void await(String what, Condition condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("There is not " + what + " within two minutes: see " + logs);
            }
            Thread.sleep(PAUSE);
        }
    }

    private Optional<PatroniNode> withRole(String role) throws InterruptedException {
        for (PatroniNode asked : nodes) {
            URI server = URI.create("http://127.0.0.1:" + asked.restPort());
            if (api.read(server, "/cluster", 0) instanceof Answer.Told told && told.isGood()) {
                for (JsonNode member : Json.read(told.body()).path("members")) {
                    if (member.path("role").asText().equals(role)
                            && List.of("running", "streaming")
                                    .contains(member.path("state").asText())) {
                        String name = member.path("name").asText();
                        return nodes.stream()
                                .filter(node -> node.name().equals(name))
                                .findFirst();
                    }
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        nodes.forEach(PatroniNode::close);
        Etcd decides = etcd;
        if (decides != null) {
            decides.close();
        }
        api.close();
    }
}
