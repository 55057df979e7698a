package io.lictor.store.sqlite;

import io.lictor.store.DamageContract;
import io.lictor.store.LicensingStore;
import io.lictor.store.StoreSecrets;
import io.lictor.store.directory.DataDirectory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;

class SqliteDamageTest extends DamageContract {

    @TempDir
    Path temporary;

    private DataDirectory directory;

    @Override
    protected LicensingStore open() {
        if (directory == null) {
            directory = DataDirectory.take(temporary.resolve("data"));
        }
        return SqliteStore.open(directory, new StoreSecrets(() -> SECRET, () -> SECRET));
    }

    @Override
    protected Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("lictor.db"));
    }

    @Override
    protected void release() {
        directory.close();
    }
}
