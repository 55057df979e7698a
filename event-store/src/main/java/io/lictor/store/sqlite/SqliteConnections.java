package io.lictor.store.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/** Connections to the database file: one for writing, a few for reading. */
final class SqliteConnections {

    /** Time to wait for the lock: only this process should hold the file, but a person with the sqlite3 shell might. */
    private static final int BUSY_MILLIS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(SqliteConnections.class);

    private SqliteConnections() {}

    static StatementCachingConnection writer(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL); // NORMAL would lose acknowledged events with the power
        config.setBusyTimeout(BUSY_MILLIS);
        config.setGetGeneratedKeys(false); // the driver would ask for one after each row; none is generated
        StatementCachingConnection connection = new StatementCachingConnection(file, config);
        try (Statement statement = connection.createStatement()) {
            // macOS: a plain fsync leaves the data in the drive's cache
            statement.execute("PRAGMA fullfsync = ON");
            statement.execute("PRAGMA checkpoint_fullfsync = ON");
            // what is deleted, such as erased texts and their keys, is overwritten and not just left lying about
            statement.execute("PRAGMA secure_delete = ON");
        }
        return connection;
    }

    /** Folds the write-ahead log into the database and cuts it off; false where somebody is reading from it just now. */
    static boolean emptyLog(StatementCachingConnection writer) {
        try (Statement statement = writer.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 0"); // all other writers wait meanwhile
            try (ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                return result.next() && result.getInt(1) == 0;
            } finally {
                statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
            }
        } catch (SQLException e) {
            LOG.warn("The write-ahead log could not be emptied", e);
            return false;
        }
    }

    /** One that nobody else uses. */
    static StatementCachingConnection reader(Path file) throws SQLException {
        return new StatementCachingConnection(file, readOnly());
    }

    private static SQLiteConfig readOnly() {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setOpenMode(SQLiteOpenMode.NOMUTEX); // the driver lets one thread at a time into it anyway
        config.setBusyTimeout(BUSY_MILLIS);
        return config;
    }

    static HikariDataSource readers(Path file, int size) {
        SQLiteConfig config = readOnly();
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("lictor-readers");
        pool.setDataSource(new SQLiteDataSource(config) {
            @Override
            public SQLiteConnection getConnection(@Nullable String user, @Nullable String password)
                    throws SQLException {
                return new StatementCachingConnection(file, config);
            }
        });
        pool.setReadOnly(true);
        pool.setMaximumPoolSize(size);
        pool.setMaxLifetime(0); // a file doesn't drop its connections
        return new HikariDataSource(pool);
    }

    static String url(Path file) {
        return "jdbc:sqlite:" + file.toAbsolutePath();
    }
}
