package io.lictor.standalone;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Somebody who can write to the database of the events while the product is stopped, and has read how it works. */
final class Intruder {

    private static final List<String> TABLES = List.of("event", "audit_tile", "checkpoint");

    private final Database database;

    /** Connection to the database of the events. */
    @FunctionalInterface
    interface Database {
        Connection connect() throws SQLException;
    }

    /** Remembers how everything is, so that it can be put back. */
    Intruder(Database database) throws SQLException {
        this.database = database;
        for (String table : TABLES) {
            execute("CREATE TABLE kept_%1$s AS SELECT * FROM %1$s".formatted(table));
        }
    }

    void putEverythingBack() throws SQLException {
        for (String table : TABLES) {
            execute("DELETE FROM " + table);
            execute("INSERT INTO %1$s SELECT * FROM kept_%1$s".formatted(table));
        }
    }

    void change(long position, String column, String from, String to) throws SQLException {
        execute("UPDATE event SET %1$s = replace(%1$s, ?, ?) WHERE position = ?".formatted(column), from, to, position);
    }

    void delete(long position) throws SQLException {
        execute("DELETE FROM event WHERE position = ?", position);
    }

    void cutOffBehind(long position) throws SQLException {
        execute("DELETE FROM event WHERE position > ?", position);
    }

    void swap(long one, long other) throws SQLException {
        move(one, -1);
        move(other, one);
        move(-1, other);
    }

    private void move(long from, long to) throws SQLException {
        execute("UPDATE event SET position = ? WHERE position = ?", to, from);
    }

    /** Another machine for the licence of an event, by a row like that one: hash and seal are copied with it. */
    void append(long like) throws SQLException {
        execute("""
                INSERT INTO event (position, stream_id, stream_type, sequence_number, event_id, recorded_at, type, revision,
                        payload, metadata, leaf, seal)
                    SELECT (SELECT max(position) + 1 FROM event), stream_id, stream_type, sequence_number + 1,
                        'forged', recorded_at, type, revision, replace(payload, 'machine', 'Machine'), metadata, leaf, seal
                    FROM event WHERE position = ?""", like);
    }

    /** Makes the log forget what it has; it begins anew at the next start. */
    void wipeLog() throws SQLException {
        execute("DELETE FROM audit_tile");
        execute("DELETE FROM checkpoint");
    }

    /** As if no event had ever been sealed: so they look as those of a release that did not do it. */
    void unseal() throws SQLException {
        execute("UPDATE event SET leaf = NULL, seal = NULL");
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.connect()) {
            if (parameters.length == 0) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                }
                return;
            }
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                if (statement.executeUpdate() == 0) {
                    throw new AssertionError("Changed nothing: " + sql);
                }
            }
        }
    }
}
