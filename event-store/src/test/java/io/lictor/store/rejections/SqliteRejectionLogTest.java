package io.lictor.store.rejections;

import io.lictor.store.LicensingStore;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.sqlite.SqliteStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteRejectionLogTest extends RejectionLogContract {

    @TempDir
    Path temporary;

    private DataDirectory directory;

    @Override
    protected LicensingStore open() {
        directory = DataDirectory.take(temporary.resolve("data"));
        return SqliteStore.open(directory);
    }

    @Override
    protected void release() {
        directory.close();
    }
}
