package io.lictor.standalone;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Stored events that can't be read any more, until they are repaired. */
final class DamagedEvents {

    private final String url;
    private final Map<Long, String> whole = new HashMap<>();

    DamagedEvents(Path data) {
        this.url = "jdbc:sqlite:" + data.resolve("data").resolve("lictor.db");
    }

    void damage(long position) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.prepareStatement("SELECT payload FROM event WHERE position = ?")) {
            statement.setLong(1, position);
            whole.put(position, statement.executeQuery().getString(1));
        }
        write(position, "{}");
    }

    void repairAll() throws SQLException {
        for (Map.Entry<Long, String> event : whole.entrySet()) {
            write(event.getKey(), event.getValue());
        }
    }

    private void write(long position, String payload) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.prepareStatement("UPDATE event SET payload = ? WHERE position = ?")) {
            statement.setString(1, payload);
            statement.setLong(2, position);
            statement.executeUpdate();
        }
    }
}
