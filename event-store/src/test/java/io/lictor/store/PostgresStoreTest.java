package io.lictor.store;

import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;

class PostgresStoreTest extends TailingContract {

    private TestDatabase database;

    @Override
    LicensingStore open() {
        if (database == null) {
            database = TestPostgres.database();
        }
        return PostgresStore.open(database.url(), database.user(), database.password());
    }

    @Override
    void release() {
        database.close();
    }
}
