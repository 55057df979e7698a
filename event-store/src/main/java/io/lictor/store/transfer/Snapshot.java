package io.lictor.store.transfer;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/**
 * A store as it was at one moment, however long one looks and whatever is appended meanwhile. It takes nothing from a
 * service that runs on it: the service need not be stopped.
 */
public final class Snapshot implements AutoCloseable {

    /** Rows that a server sends at once; SQLite gives one after the other anyway. */
    private static final int FETCH = 1_000;

    private final Connection connection;

    private Snapshot(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes a snapshot of the SQLite database in a data directory.
     *
     * @throws NoSuchFileException if there is none
     */
    public static Snapshot ofDirectory(Path directory) throws NoSuchFileException, SQLException {
        return ofSqlite(databaseIn(directory));
    }

    /** SQLite would make one where there is none. */
    static Path databaseIn(Path directory) throws NoSuchFileException {
        return existing(directory.resolve("lictor.db"));
    }

    private static Path existing(Path file) throws NoSuchFileException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return file;
    }

    /** Takes a snapshot of an SQLite database. */
    static Snapshot ofSqlite(Path file) throws NoSuchFileException, SQLException {
        existing(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(10_000);
        return of(config.createConnection("jdbc:sqlite:" + file.toAbsolutePath()));
    }

    /** Takes a snapshot of the database of a connection, which is closed with it. */
    public static Snapshot of(Connection connection) throws SQLException {
        try {
            // SQLite knows nothing weaker than what is wanted
            if (connection.getMetaData().supportsTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ)) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            connection.setAutoCommit(false); // also what lets PostgreSQL send its rows by and by
            return new Snapshot(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Returns the number of events. */
    public long events() throws SQLException {
        return number("SELECT count(*) FROM event");
    }

    /** The position of the last one, 0 if there is none. */
    public long lastPosition() throws SQLException {
        return number("SELECT coalesce(max(position), 0) FROM event");
    }

    private long number(String select) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(select)) {
            result.next();
            return result.getLong(1);
        }
    }

    boolean has(String table) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, table, null)) {
            return tables.next();
        }
    }

    boolean has(String table, String column) throws SQLException {
        try (ResultSet columns = connection.getMetaData().getColumns(null, null, table, column)) {
            return columns.next();
        }
    }

    Statement statement() throws SQLException {
        Statement statement = connection.createStatement();
        statement.setFetchSize(FETCH);
        return statement;
    }

    @Override
    public void close() throws SQLException {
        try {
            connection.rollback();
        } finally {
            connection.close();
        }
    }
}
