package io.lictor.store;

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
    LicensingStore open() {
        if (directory == null) {
            directory = DataDirectory.take(temporary.resolve("data"));
        }
        return SqliteStore.open(directory, new StoreSecrets(() -> SECRET, () -> SECRET));
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("lictor.db"));
    }

    @Override
    void release() {
        directory.close();
    }
}
