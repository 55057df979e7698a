package io.lictor.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends TailingContract {

    @TempDir
    Path temporary;

    private DataDirectory directory;

    @Override
    LicensingStore open() {
        if (directory == null) {
            directory = DataDirectory.take(temporary.resolve("data"));
        }
        return SqliteStore.open(directory);
    }

    @Override
    void release() {
        directory.close();
    }
}
