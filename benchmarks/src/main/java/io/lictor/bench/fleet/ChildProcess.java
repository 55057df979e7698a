package io.lictor.bench.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of ours and its descendants; its output goes to a file. */
final class ChildProcess implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int LAST_WORDS = 2_000;

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    static ChildProcess start(String name, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Files.writeString(log, "", StandardCharsets.UTF_8, StandardOpenOption.CREATE); // so that it can be read
        return new ChildProcess(name, builder.start(), log);
    }

    /** Waits until its output since {@code offset} has a match, and gives the first group of it. */
    String await(Pattern pattern, long offset, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            boolean alive = process.isAlive();
            Matcher matcher = pattern.matcher(output(offset));
            if (matcher.find()) {
                return matcher.group(1);
            }
            if (!alive || System.nanoTime() > end) {
                throw new IllegalStateException("%s %s:\n%s"
                        .formatted(name, alive ? "says nothing of what was expected" : "ended", lastWords()));
            }
            Thread.sleep(PAUSE);
        }
    }

    long outputSize() {
        try {
            return Files.size(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String output(long offset) {
        try {
            byte[] bytes = Files.readAllBytes(log);
            return new String(bytes, (int) offset, bytes.length - (int) offset, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String lastWords() {
        String output = output(0);
        return output.substring(Math.max(0, output.length() - LAST_WORDS));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Kills the process and all it started as {@code kill -9} does; returns when they are gone. */
    void kill() {
        ProcessTree.kill(process.toHandle());
    }

    @Override
    public void close() {
        kill();
    }
}
