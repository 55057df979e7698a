package io.lictor.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/** The events in {@code lictor.db}, an SQLite database: durable when acknowledged, and nothing to install. */
public final class SqliteStore extends JdbcStore {

    /** Nobody else appends; this is Axon's own default. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private SqliteStore(
            Appender appender, HikariDataSource readers, EventUpcaster upcasters, Supplier<byte[]> textSecret) {
        super(appender, readers, SqliteErrors::isDuplicate, upcasters, textSecret, LOOK);
    }

    /**
     * Opens the database of a directory, and makes it if it isn't there. Labels and reasons are sealed without a secret: for
     * who has none, or looks at no event.
     *
     * @throws DataUnusable if the database can't be opened, or a newer release wrote it
     */
    public static SqliteStore open(DataDirectory directory) {
        return open(directory, JdbcStore::noSecret);
    }

    /**
     * The same, with labels and reasons sealed so that the database alone does not tell them.
     *
     * @param textSecret gives the secret for it, always the same; asked once there is a text to seal or to read
     */
    public static SqliteStore open(DataDirectory directory, Supplier<byte[]> textSecret) {
        return open(directory, Upcasters.chain(), textSecret);
    }

    static SqliteStore open(DataDirectory directory, EventUpcaster upcasters, Supplier<byte[]> textSecret) {
        prepare();
        Path file = directory.resolve("lictor.db");
        try {
            Appender appender = new GroupCommit(new SqliteWriter(writer(file)));
            try {
                return new SqliteStore(appender, SqliteConnections.readers(file, READERS), upcasters, textSecret);
            } catch (RuntimeException e) {
                appender.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new DataUnusable(
                    "The database in %s can't be opened: %s".formatted(directory.path(), e.getMessage()), e);
        }
    }

    private static Connection writer(Path file) throws SQLException {
        Connection connection = SqliteConnections.writer(file);
        try {
            SqliteSchema.migrate(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** The data directory is held by one process. */
    @Override
    public boolean isShared() {
        return false;
    }
}
