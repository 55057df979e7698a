package io.lictor.store.sqlite;

import io.lictor.store.LicensingStore;
import io.lictor.store.TailingContract;
import io.lictor.store.directory.DataDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends TailingContract {

    @TempDir
    Path temporary;

    private DataDirectory directory;

    @Override
    protected LicensingStore open() {
        if (directory == null) {
            directory = DataDirectory.take(temporary.resolve("data"));
        }
        return SqliteStore.open(directory);
    }

    @Override
    protected void release() {
        directory.close();
    }
}
