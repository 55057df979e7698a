package io.lictor.audit.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The signed checkpoints, by the size of the tree they speak of. */
final class CheckpointTable {

    private static final String INSERT =
            "INSERT INTO checkpoint (size, note) VALUES (?, ?) ON CONFLICT (size) DO NOTHING";
    private static final String OF_SIZE = "SELECT note FROM checkpoint WHERE size = ?";
    private static final String NEWEST = "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1";

    private CheckpointTable() {}

    /** Keeps it, unless there is one of that size. */
    static void insert(Connection connection, long size, String note) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, size);
            insert.setString(2, note);
            insert.executeUpdate();
        }
    }

    static Optional<String> ofSize(Connection connection, long size) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_SIZE)) {
            select.setLong(1, size);
            return only(select);
        }
    }

    static Optional<String> newest(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEWEST)) {
            return only(select);
        }
    }

    private static Optional<String> only(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }
}
