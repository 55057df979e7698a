package io.lictor.store.rejections;

import io.lictor.store.DataDirectory;
import io.lictor.store.LicensingStore;
import io.lictor.store.SqliteStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteRejectionLogTest extends RejectionLogContract {

    @TempDir
    Path temporary;

    private DataDirectory directory;

    @Override
    LicensingStore open() {
        directory = DataDirectory.take(temporary.resolve("data"));
        return SqliteStore.open(directory);
    }

    @Override
    void release() {
        directory.close();
    }
}
