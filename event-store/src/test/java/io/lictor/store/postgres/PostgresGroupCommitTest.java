package io.lictor.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.store.StoreException;
import io.lictor.store.append.BatchWriter;
import io.lictor.store.append.GroupCommitContract;
import io.lictor.store.table.LeafMac;
import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresGroupCommitTest extends GroupCommitContract {

    private final TestDatabase database = TestPostgres.database();

    @Override
    protected BatchWriter writer() throws SQLException {
        var connections = new PostgresConnections(database.url(), database.user(), database.password());
        PostgresSchema.migrate(connections.unbounded());
        return new PostgresWriter(
                new ReconnectingWriter(connections, connections.writer(), new LeafMac(() -> new byte[32])));
    }

    @Override
    protected Connection reader() throws SQLException {
        return database.connect();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aConnectionThatBreaksIsReplacedAndNobodyNotices() throws Exception {
        occupy();
        var before = waiting(insert("a"));
        var after = waiting(insert("b"));
        endAllSessions();
        go.countDown();

        before.join();
        after.join();
        assertThat(notes()).containsExactly("a", "b", "occupied");
    }

    @Test
    void workThatBreaksEveryConnectionFailsAndSoDoTheOthersButNothingIsHalfDone() throws Exception {
        occupy();
        var before = waiting(insert("a"));
        var breaking = waiting(connection -> {
            insert("undone").run(connection);
            sql("SELECT pg_terminate_backend(pg_backend_pid())").run(connection);
        });
        var after = waiting(insert("b"));
        go.countDown();

        for (var request : List.of(before, breaking, after)) {
            assertThat(failureOf(request)).isInstanceOf(StoreException.class);
        }
        assertThat(notes()).containsExactly("occupied");
        commits.write(insert("c"));
        assertThat(notes()).containsExactly("c", "occupied");
    }

    @Test
    void anErrorThatWorkHidesIsItsOwn() throws Exception {
        occupy();
        var before = waiting(insert("a"));
        var hiding = waiting(connection -> {
            try {
                insert("bad").run(connection);
            } catch (SQLException e) {
                // the server has given up the transaction all the same
            }
        });
        var after = waiting(insert("b"));
        go.countDown();

        before.join();
        after.join();
        assertThat(failureOf(hiding)).isInstanceOf(StoreException.class);
        assertThat(notes()).containsExactly("a", "b", "occupied");
    }

    private void endAllSessions() throws SQLException {
        try (Connection connection = reader();
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }
    }
}
