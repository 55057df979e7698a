package io.lictor.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The token in a file, read when it is first asked for. */
final class TokenFile implements Supplier<Optional<String>> {

    private final Path file;
    private final AtomicReference<Optional<String>> read = new AtomicReference<>(Optional.empty());

    TokenFile(Path file) {
        this.file = file;
    }

    @Override
    public Optional<String> get() {
        return read.updateAndGet(known -> known.isPresent() ? known : Optional.of(read()));
    }

    private String read() {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
