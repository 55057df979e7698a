package io.lictor.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The product in a process of its own, to be stopped, killed and started again. */
public final class ChildLictor implements AutoCloseable {

    private static final Pattern LISTENS = Pattern.compile("Lictor listens on http://127\\.0\\.0\\.1:(\\d+)");
    private static final long PATIENCE_SECONDS = 300;

    private final Process process;
    private final Path tokenFile;
    private final List<String> output = new ArrayList<>();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Thread reader;

    private ChildLictor(Process process, Path tokenFile) {
        this.process = process;
        this.tokenFile = tokenFile;
        this.reader = Thread.ofPlatform().daemon().start(this::read);
    }

    /** Starts an application of this class path on a free port, and does not wait for it. */
    public static ChildLictor launch(
            Class<?> application, Path data, Map<String, String> environment, String... options) throws IOException {
        Path tokenFile = data.resolve("admin-token");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                application.getName(),
                "--server.port=0",
                "--lictor.data-directory=" + data,
                "--lictor.admin-token-file=" + tokenFile));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new ChildLictor(builder.start(), tokenFile);
    }

    /** Starts a process that keeps everything in a directory. */
    public static ChildLictor launch(Class<?> application, Path data) throws IOException {
        return launch(application, data, Map.of());
    }

    /** Starts it and waits until it listens. */
    public static ChildLictor start(Class<?> application, Path data) throws Exception {
        ChildLictor child = launch(application, data);
        child.client();
        return child;
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    output.add(line);
                }
                Matcher listens = LISTENS.matcher(line);
                if (listens.find()) {
                    port.complete(Integer.parseInt(listens.group(1)));
                }
            }
        } catch (IOException e) {
            // it was killed
        }
        port.completeExceptionally(new AssertionError("It ended before it listened:\n" + output()));
    }

    /** A client of it that may do everything, once it listens. */
    public Lictor client() throws Exception {
        return new Lictor(port.get(PATIENCE_SECONDS, TimeUnit.SECONDS), tokenFile);
    }

    public String output() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    /** The number by which the machine knows the process. */
    public long pid() {
        return process.pid();
    }

    /** Kills the process as {@code kill -9} does. */
    public void kill() throws Exception {
        process.toHandle().destroyForcibly();
        ended();
    }

    /** Sends it a signal, such as {@code TERM}. */
    public void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Waits for its end, and for the last line of its output; then its exit code. */
    public int ended() throws Exception {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("It does not end:\n" + output());
        }
        reader.join();
        return Objects.requireNonNull(process).exitValue();
    }

    @Override
    public void close() throws Exception {
        kill();
    }
}
