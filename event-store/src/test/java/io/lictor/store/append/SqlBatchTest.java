package io.lictor.store.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.store.SqlUpdate;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Number of round trips: each prepares its statement once. */
class SqlBatchTest {

    private static final String PUT = "INSERT INTO note VALUES (?)";
    private static final String REMOVE = "DELETE FROM note WHERE text = ?";

    private final List<String> statements = new ArrayList<>();
    private Connection database;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        database = DriverManager.getConnection("jdbc:sqlite::memory:");
        database.createStatement().execute("CREATE TABLE note (text TEXT PRIMARY KEY)");
        connection = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.add((String) arguments[0]);
                    }
                    return method.invoke(database, arguments);
                });
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void thoseOfManyRequestsGoTogether() throws SQLException {
        SqlBatch changes = new SqlBatch();
        for (int i = 0; i < 10; i++) {
            changes.begin();
            changes.add(new SqlUpdate(PUT, List.of("due " + i)));
            changes.add(new SqlUpdate(REMOVE, List.of("old " + i)));
        }
        changes.run(connection);

        assertThat(statements).containsExactly(PUT, REMOVE);
    }

    @Test
    void oneThatMustComeLaterGoesLater() throws SQLException {
        SqlBatch changes = new SqlBatch();
        changes.begin();
        changes.add(new SqlUpdate(PUT, List.of("a")));
        changes.add(new SqlUpdate(REMOVE, List.of("a")));
        changes.add(new SqlUpdate(PUT, List.of("a")));
        changes.begin();
        changes.add(new SqlUpdate(PUT, List.of("b")));
        changes.run(connection);

        assertThat(statements).containsExactly(PUT, REMOVE, PUT);
    }
}
