package io.lictor.handling;

import io.lictor.desk.House;
import io.lictor.store.PostgresStore;
import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** On PostgreSQL, each side with connections of its own, as two processes have them. */
class PostgresInstancesTest extends SeveralInstancesContract {

    private TestDatabase database;
    private House one;
    private House other;

    @BeforeEach
    void open() {
        database = TestPostgres.database();
        one = onDatabase();
        other = onDatabase();
        begin(one, one.desk(), other.desk());
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        database.close();
    }

    private House onDatabase() {
        return House.on(PostgresStore.open(database.url(), database.user(), database.password()));
    }
}
