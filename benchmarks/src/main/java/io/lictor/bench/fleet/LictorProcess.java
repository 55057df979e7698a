package io.lictor.bench.fleet;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One service of Lictor, as it is packaged, on a port of its own choice. */
final class LictorProcess implements AutoCloseable {

    private static final Pattern LISTENS = Pattern.compile("listens on (http://127\\.0\\.0\\.1:\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    private final String name;
    private final Path jar;
    private final List<String> options;
    private final Map<String, String> environment;
    private final Path log;
    private @Nullable ChildProcess process;
    private volatile @Nullable URI uri;

    /** {@code options} are Spring Boot's. */
    LictorProcess(String name, Path jar, List<String> options, Map<String, String> environment, Path logs) {
        this.name = name;
        this.jar = jar;
        this.options = options;
        this.environment = environment;
        this.log = logs.resolve(name + ".log");
    }

    String name() {
        return name;
    }

    /** Starts it and does not wait for it. */
    void launch() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        // To be up soon is all that matters here; how fast it gets later is measured elsewhere.
        command.addAll(List.of("-Xmx400m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        Path cache = Path.of(jar.toString().replaceFirst("\\.jar$", ".aot"));
        if (Files.exists(cache)) {
            command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
        }
        command.addAll(List.of("-jar", jar.toString(), "--server.port=0"));
        command.addAll(options);
        process = ChildProcess.start(name, command, environment, log);
    }

    /** Waits until it listens. */
    void awaitListening(long logOffset) throws InterruptedException {
        ChildProcess started = process;
        if (started == null) {
            throw new IllegalStateException(name + " was not started");
        }
        uri = URI.create(started.await(LISTENS, logOffset, PATIENCE));
    }

    /** Starts it and waits until it listens. */
    void start() throws IOException, InterruptedException {
        long offset = logSize();
        launch();
        awaitListening(offset);
    }

    long logSize() throws IOException {
        return Files.exists(log) ? Files.size(log) : 0;
    }

    /** Returns the address, while the process listens. */
    Optional<URI> uri() {
        return Optional.ofNullable(uri);
    }

    boolean isRunning() {
        ChildProcess running = process;
        return running != null && running.isAlive();
    }

    void kill() {
        uri = null;
        ChildProcess running = process;
        if (running != null) {
            running.kill();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
