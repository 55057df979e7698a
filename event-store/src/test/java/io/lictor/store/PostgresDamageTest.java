package io.lictor.store;

import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class PostgresDamageTest extends DamageContract {

    private TestDatabase database;

    @Override
    LicensingStore open() {
        if (database == null) {
            database = TestPostgres.database();
        }
        return PostgresStore.open(
                database.url(), database.user(), database.password(), new StoreSecrets(() -> SECRET, () -> SECRET));
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    @Override
    void release() {
        database.close();
    }
}
