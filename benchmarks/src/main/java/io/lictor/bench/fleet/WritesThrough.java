package io.lictor.bench.fleet;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A database that forgets on purpose proves nothing. */
final class WritesThrough {

    private WritesThrough() {}

    /** {@link IllegalStateException} where the PostgreSQL does not write through to its disk before it acknowledges. */
    static void require(String url, String user) {
        try (Connection connection = DriverManager.getConnection(url, user, null);
                Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (ResultSet answer = statement.executeQuery("SHOW " + setting)) {
                    answer.next();
                    if (!answer.getString(1).equals("on")) {
                        throw new IllegalStateException("PostgreSQL runs with " + setting + " off");
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not say how it is set", e);
        }
    }
}
