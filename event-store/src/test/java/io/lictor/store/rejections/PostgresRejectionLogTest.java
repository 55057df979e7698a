package io.lictor.store.rejections;

import io.lictor.store.LicensingStore;
import io.lictor.store.postgres.PostgresStore;
import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;

class PostgresRejectionLogTest extends RejectionLogContract {

    private TestDatabase database;

    @Override
    protected LicensingStore open() {
        database = TestPostgres.database();
        return PostgresStore.open(database.url(), database.user(), database.password());
    }

    @Override
    protected void release() {
        database.close();
    }
}
