package io.lictor.store.directory;

import io.lictor.store.DataUnusable;
import java.nio.file.Path;

/** Another Lictor holds the data directory; the message says which, and what to do. */
public final class DataDirectoryInUse extends DataUnusable {

    DataDirectoryInUse(Path path, String process) {
        super(
                "The data directory %s is in use by another Lictor (process %s). Stop it, or start with another --data."
                        .formatted(path, process),
                null);
    }
}
