package io.lictor.maintenance;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** Location that a command writes to or reads from. */
sealed interface Target {

    /** A file. */
    record File(Path path) implements Target {}

    /** Standard input and output of the process. */
    record Streams(InputStream in, OutputStream out) implements Target {}

    /** Returns the path for commands that need a file. */
    default Path path() {
        return switch (this) {
            case File(Path path) -> path;
            case Streams streams -> throw new UsageError("This needs a file, not '-'.");
        };
    }
}
