package io.lictor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often the database is asked: a journey prepares its statement once. */
class RowChangesTest {

    private static final String PUT = "INSERT INTO note VALUES (?)";
    private static final String REMOVE = "DELETE FROM note WHERE text = ?";

    private final List<String> journeys = new ArrayList<>();
    private Connection database;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        database = DriverManager.getConnection("jdbc:sqlite::memory:");
        database.createStatement().execute("CREATE TABLE note (text TEXT PRIMARY KEY)");
        connection = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        journeys.add((String) arguments[0]);
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
        RowChanges changes = new RowChanges();
        for (int i = 0; i < 10; i++) {
            changes.begin();
            changes.add(new RowChange(PUT, List.of("due " + i)));
            changes.add(new RowChange(REMOVE, List.of("old " + i)));
        }
        changes.run(connection);

        assertThat(journeys).containsExactly(PUT, REMOVE);
    }

    @Test
    void oneThatMustComeLaterGoesLater() throws SQLException {
        RowChanges changes = new RowChanges();
        changes.begin();
        changes.add(new RowChange(PUT, List.of("a")));
        changes.add(new RowChange(REMOVE, List.of("a")));
        changes.add(new RowChange(PUT, List.of("a")));
        changes.begin();
        changes.add(new RowChange(PUT, List.of("b")));
        changes.run(connection);

        assertThat(journeys).containsExactly(PUT, REMOVE, PUT);
    }
}
