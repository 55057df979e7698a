package io.lictor.bench.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary directory for data and logs, deleted in the end unless somebody wants to look at it. */
public final class WorkDirectory implements AutoCloseable {

    private final Path path;
    private volatile boolean kept;

    private WorkDirectory(Path path) {
        this.path = path;
    }

    public static WorkDirectory create(String prefix) throws IOException {
        Path path = Files.createTempDirectory(prefix);
        Files.createDirectory(path.resolve("logs"));
        return new WorkDirectory(path);
    }

    public Path path() {
        return path;
    }

    public Path logs() {
        return path.resolve("logs");
    }

    public void keep() {
        kept = true;
    }

    @Override
    public void close() {
        if (kept) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
