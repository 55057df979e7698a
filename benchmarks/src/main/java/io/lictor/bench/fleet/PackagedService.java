package io.lictor.bench.fleet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A service started as an operator starts it, with all options of its JVM, on a port of its own choice. */
public final class PackagedService implements AutoCloseable {

    private static final String MEASURABLE = "-XX:-DisableAttachMechanism";

    private static final Pattern LISTENS = Pattern.compile("listens on (http://127\\.0\\.0\\.1:\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path data;
    private final ChildProcess process;
    private final URI uri;
    private final Duration startup;

    private PackagedService(Path data, ChildProcess process, URI uri, Duration startup) {
        this.data = data;
        this.process = process;
        this.uri = uri;
        this.startup = startup;
    }

    /** The standalone; with its events in SQLite unless {@code postgres} is a JDBC URL. */
    public static PackagedService standalone(
            Path root, Path data, @Nullable String postgres, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(root.resolve("deploy/start").toString()));
        command.addAll(List.of("standalone", "--port", "0", "--data", data.toString()));
        if (postgres != null) {
            command.addAll(List.of("--postgres", postgres));
        }
        return start("standalone", command, data, environment, log);
    }

    /** The service that does nothing. */
    public static PackagedService bare(Path root, Path data, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        List<String> command =
                List.of(root.resolve("benchmarks/bare").toString(), "--port", "0", "--data", data.toString());
        return start("bare", command, data, environment, log);
    }

    private static PackagedService start(
            String name, List<String> command, Path data, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        ChildProcess process = ChildProcess.start(name, command, measurable(environment), log);
        try {
            URI uri = URI.create(process.await(LISTENS, 0, PATIENCE));
            return new PackagedService(data, process, uri, Duration.ofNanos(System.nanoTime() - began));
        } catch (RuntimeException | InterruptedException e) {
            process.close();
            throw e;
        }
    }

    /** Its own JVM tells what it costs, which it tells nobody otherwise. */
    private static Map<String, String> measurable(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        String given = all.getOrDefault("JAVA_OPTS", System.getenv().getOrDefault("JAVA_OPTS", ""));
        all.put("JAVA_OPTS", (given + " " + MEASURABLE).strip());
        return all;
    }

    /** Waits until all that is read is as far as the events: what fills it would take the processors from what is measured. */
    public void awaitProjections() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri.resolve("/v1/projections"))
                .header("Authorization", "Bearer " + token())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String states;
            do {
                Thread.sleep(200);
                states = client.send(request, BodyHandlers.ofString()).body();
            } while (!states.contains("FOLLOWING") || states.contains("CATCHING_UP"));
        }
    }

    public URI uri() {
        return uri;
    }

    /** Token with all rights. */
    public String token() throws IOException {
        return Files.readString(data.resolve("admin-token")).strip();
    }

    public long pid() {
        return process.pid();
    }

    /** Time from the start of the process until it said where it listens. */
    public Duration startup() {
        return startup;
    }

    @Override
    public void close() {
        process.close();
    }
}
