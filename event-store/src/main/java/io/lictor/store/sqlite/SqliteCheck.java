package io.lictor.store.sqlite;

import io.lictor.store.integrity.StorageCheck;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.ProgressHandler;

/** Self-check of SQLite's file. */
final class SqliteCheck implements StorageCheck {

    private static final int STEPS = 50_000;
    private static final long REST_NANOS = 5_000_000;

    private final Path file;

    SqliteCheck(Path file) {
        this.file = file;
    }

    /** Opens a connection of its own, as what others have read stays in their caches, whatever becomes of the file. */
    @Override
    public Connection connect() throws SQLException {
        return SqliteConnections.reader(file);
    }

    @Override
    public List<String> faults(Connection connection) throws SQLException {
        ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
            @Override
            protected int progress() {
                LockSupport.parkNanos(REST_NANOS);
                return 0;
            }
        });
        try (PreparedStatement check = connection.prepareStatement("PRAGMA integrity_check(20)");
                ResultSet lines = check.executeQuery()) {
            List<String> faults = new ArrayList<>();
            while (lines.next()) {
                if (!lines.getString(1).equals("ok")) {
                    faults.add(lines.getString(1));
                }
            }
            return faults;
        } finally {
            ProgressHandler.clearHandler(connection);
        }
    }

    @Override
    public long lastGiven(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT seq FROM sqlite_sequence WHERE name = 'event'");
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    @Override
    public boolean isDamage(SQLException failure) {
        return SqliteErrors.isDamage(failure);
    }

    @Override
    public String name() {
        return "file";
    }
}
