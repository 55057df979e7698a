package io.lictor.store.postgres;

import io.lictor.store.DamageContract;
import io.lictor.store.LicensingStore;
import io.lictor.store.StoreSecrets;
import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class PostgresDamageTest extends DamageContract {

    private TestDatabase database;

    @Override
    protected LicensingStore open() {
        if (database == null) {
            database = TestPostgres.database();
        }
        return PostgresStore.open(
                database.url(), database.user(), database.password(), new StoreSecrets(() -> SECRET, () -> SECRET));
    }

    @Override
    protected Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    @Override
    protected void release() {
        database.close();
    }
}
