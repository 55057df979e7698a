package io.lictor.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.store.StoreException;
import io.lictor.store.append.BatchWriter;
import io.lictor.store.append.GroupCommitContract;
import io.lictor.store.table.LeafMac;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteGroupCommitTest extends GroupCommitContract {

    @TempDir
    Path directory;

    @Override
    protected BatchWriter writer() throws SQLException {
        StatementCachingConnection connection = SqliteConnections.writer(file());
        SqliteSchema.migrate(connection);
        return new SqliteWriter(connection, new LeafMac(() -> new byte[32]));
    }

    @Override
    protected Connection reader() throws SQLException {
        return DriverManager.getConnection(SqliteConnections.url(file()));
    }

    private Path file() {
        return directory.resolve("test.db");
    }

    @Test
    void aTransactionThatTheDatabaseEndsFailsAllThatWasInIt() throws Exception {
        occupy();
        var before = waiting(insert("a"));
        var ending = waiting(connection -> {
            sql("ROLLBACK").run(connection); // as SQLite does by itself when a disk is full
            throw new SQLException("disk full");
        });
        var after = waiting(insert("b"));
        go.countDown();

        for (var request : List.of(before, ending, after)) {
            assertThat(failureOf(request)).isInstanceOf(StoreException.class).hasMessageContaining("disk full");
        }
        assertThat(notes()).containsExactly("occupied");
        commits.write(insert("c"));
        assertThat(notes()).containsExactly("c", "occupied");
    }
}
