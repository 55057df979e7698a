package io.lictor.handling;

import io.lictor.endpoint.WriteSideFixture;
import io.lictor.store.postgres.PostgresStore;
import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** On PostgreSQL, each side with connections of its own, as two processes have them. */
class PostgresInstancesTest extends SeveralInstancesContract {

    private TestDatabase database;
    private WriteSideFixture one;
    private WriteSideFixture other;

    @BeforeEach
    void open() {
        database = TestPostgres.database();
        one = onDatabase();
        other = onDatabase();
        begin(one, one.gateway(), other.gateway());
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        database.close();
    }

    private WriteSideFixture onDatabase() {
        return WriteSideFixture.on(PostgresStore.open(database.url(), database.user(), database.password()));
    }
}
