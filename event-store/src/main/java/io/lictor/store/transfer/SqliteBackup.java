package io.lictor.store.transfer;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** Copies the database of a data directory while a service may be writing to it, and says whether a copy is whole. */
public final class SqliteBackup {

    private SqliteBackup() {}

    /**
     * Writes the database as it is at this moment into a new file, which is not yet on the disk for good: that is up to
     * the caller, as is checking it.
     *
     * @throws NoSuchFileException if there is no database in the directory
     */
    public static void write(Path directory, Path file) throws IOException, SQLException {
        Path database = Snapshot.databaseIn(directory);
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(10_000);
        // not SQLite's backup steps: those begin anew whenever another process has written
        try (Connection connection = config.createConnection("jdbc:sqlite:" + database.toAbsolutePath());
                PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, file.toAbsolutePath().toString());
            vacuum.execute();
        }
    }

    /**
     * Checks that a copy is a sound database of events, with no stream and no position cut short.
     *
     * @throws DamagedBackup if it is not
     */
    public static Kept check(Path file) throws IOException, SQLException {
        try (Snapshot copy = Snapshot.ofSqlite(file);
                Statement statement = copy.statement()) {
            String integrity = text(statement, "PRAGMA integrity_check(1)");
            if (!integrity.equals("ok")) {
                throw new DamagedBackup(file, integrity);
            }
            if (!copy.has("event")) {
                throw new DamagedBackup(file, "there is no table of events in it");
            }
            String gaps = text(statement, """
                    SELECT count(*) FROM (
                        SELECT stream_id FROM event GROUP BY stream_id HAVING max(sequence_number) + 1 <> count(*))""");
            if (!gaps.equals("0")) {
                throw new DamagedBackup(file, "events are missing from " + gaps + " streams");
            }
            return new Kept(copy.events(), copy.lastPosition());
        } catch (SQLException e) {
            throw new DamagedBackup(file, String.valueOf(e.getMessage()));
        }
    }

    private static String text(Statement statement, String select) throws SQLException {
        try (ResultSet result = statement.executeQuery(select)) {
            result.next();
            return result.getString(1);
        }
    }
}
