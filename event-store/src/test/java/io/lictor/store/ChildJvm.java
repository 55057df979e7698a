package io.lictor.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** Another JVM with this one's class path, to be killed or to compete with. */
public final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    public static ChildJvm run(Class<?> main, Path argument) throws IOException {
        return new ChildJvm(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        argument.toString())
                .redirectErrorStream(true)
                .start());
    }

    public long pid() {
        return process.pid();
    }

    /** The next line it prints, or null at its end. */
    public String line() throws IOException {
        return output.readLine();
    }

    /** As {@code kill -9} does. What it printed before can still be read. */
    public void kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // the process itself would close its output, too
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
