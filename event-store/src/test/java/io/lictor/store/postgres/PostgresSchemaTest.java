package io.lictor.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.store.DataUnusable;
import io.lictor.store.StoreSecrets;
import io.lictor.store.axon.Upcasters;
import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresSchemaTest {

    private final TestDatabase database = TestPostgres.database();

    @AfterEach
    void drop() {
        database.close();
    }

    private PostgresStore open() {
        return PostgresStore.open(database.url(), database.user(), database.password());
    }

    @Test
    void severalMayStartAtOnce() throws Exception {
        Callable<Long> start = () -> {
            try (PostgresStore store = open()) {
                return store.log().lastPosition();
            }
        };
        try (var starting = Executors.newFixedThreadPool(4)) {
            assertThat(starting.invokeAll(Collections.nCopies(4, start)).stream()
                            .map(Future::resultNow))
                    .containsOnly(0L);
        }
        assertThat(query("SELECT count(*) FROM lictor_schema WHERE type = 'SQL'"))
                .isEqualTo("6");
    }

    @Test
    void theDatabaseMayHaveOtherTables() throws SQLException {
        execute("CREATE TABLE somebody_elses (id INTEGER)");

        open().close();

        assertThat(query("SELECT count(*) FROM event")).isEqualTo("0");
    }

    @Test
    void dataOfANewerReleaseIsLeftAlone() throws SQLException {
        open().close();
        execute("INSERT INTO lictor_schema SELECT installed_rank + 100, '99', description, type, script, checksum,"
                + " installed_by, installed_on, execution_time, success FROM lictor_schema WHERE version = '1'");

        assertThatThrownBy(this::open)
                .isInstanceOf(DataUnusable.class)
                .hasMessageContaining("newer Lictor (schema 99)");
    }

    @Test
    void whatIsAcknowledgedIsOnTheDiskWhateverTheServersDefaultIs() throws SQLException {
        execute("ALTER DATABASE %s SET synchronous_commit = off".formatted(query("SELECT current_database()")));
        try (PostgresStore store = open()) {
            assertThat(setting(store, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(store, "lock_timeout")).isEqualTo("5s");
            assertThat(setting(store, "idle_in_transaction_session_timeout")).isEqualTo("10s");
        }
    }

    @Test
    void whatAnOperatorHasSetStays() throws SQLException {
        String name = query("SELECT current_database()");
        execute("ALTER DATABASE %s SET synchronous_commit = remote_apply".formatted(name));
        execute("ALTER DATABASE %s SET lock_timeout = '7s'".formatted(name));
        try (PostgresStore store = open()) {
            assertThat(setting(store, "synchronous_commit")).isEqualTo("remote_apply");
            assertThat(setting(store, "lock_timeout")).isEqualTo("7s");
        }
    }

    @Test
    void aServerThatDoesNotComeIsWaitedForAndThenNamed() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        var connections = new PostgresConnections(
                "jdbc:postgresql://127.0.0.1:" + nobody + "/lictor?password=hidden", "somebody", "secret");

        assertThatThrownBy(() -> PostgresStore.open(
                        connections, Duration.ofMillis(700), Upcasters.ofThisRelease(), StoreSecrets.none()))
                .isInstanceOf(DataUnusable.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:" + nobody + "/lictor")
                .hasMessageNotContainingAny("hidden", "secret");
    }

    @Test
    void whatIsNoPostgresIsNotWaitedFor() {
        for (String url : List.of("jdbc:mysql://localhost/lictor", "postgresql://localhost/lictor", "lictor")) {
            assertThatThrownBy(() -> PostgresStore.open(url, null, null))
                    .isInstanceOf(DataUnusable.class)
                    .hasMessageContaining("jdbc:postgresql://host/database");
        }
    }

    @Test
    void aUrlThatHidesWhatWasInsertedIsRefused() {
        assertThatThrownBy(() -> PostgresStore.open(
                        "jdbc:postgresql://localhost/lictor?reWriteBatchedInserts=true&password=hidden", null, null))
                .isInstanceOf(DataUnusable.class)
                .hasMessageContaining("reWriteBatchedInserts")
                .hasMessageNotContaining("hidden");
    }

    private static String setting(PostgresStore store, String name) {
        String[] value = new String[1];
        store.write(connection -> value[0] = query(connection, "SHOW " + name));
        return value[0];
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.createStatement().execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return query(connection, sql);
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (ResultSet result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
