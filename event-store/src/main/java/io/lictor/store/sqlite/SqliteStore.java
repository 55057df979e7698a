package io.lictor.store.sqlite;

import com.zaxxer.hikari.HikariDataSource;
import io.lictor.store.DataUnusable;
import io.lictor.store.StoreDamaged;
import io.lictor.store.StoreSecrets;
import io.lictor.store.append.Appender;
import io.lictor.store.append.GroupCommit;
import io.lictor.store.axon.Upcasters;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.jdbc.JdbcStore;
import io.lictor.store.log.OlderRevisions;
import io.lictor.store.table.LeafMac;
import java.nio.file.Path;
import java.sql.SQLException;

/** The events in {@code lictor.db}, an SQLite database: durable when acknowledged, and nothing to install. */
public final class SqliteStore extends JdbcStore {

    private SqliteStore(
            Appender appender,
            HikariDataSource readers,
            OlderRevisions older,
            StoreSecrets secrets,
            LeafMac seal,
            Path file) {
        super(appender, readers, older, secrets, seal, new SqliteCheck(file));
    }

    /**
     * Opens the database of a directory, and makes it if it isn't there. Nothing is sealed by a secret: for who has none, or
     * neither appends nor looks at an event.
     *
     * @throws DataUnusable if the database can't be opened, or a newer release wrote it
     */
    public static SqliteStore open(DataDirectory directory) {
        return open(directory, StoreSecrets.none());
    }

    /** Opens the store of a service that has its secrets. */
    public static SqliteStore open(DataDirectory directory, StoreSecrets secrets) {
        return open(directory, Upcasters.ofThisRelease(), secrets);
    }

    public static SqliteStore open(DataDirectory directory, OlderRevisions older, StoreSecrets secrets) {
        prepare();
        Path file = directory.ownersFile("lictor.db"); // SQLite gives the files beside it the same mode
        try {
            LeafMac seal = new LeafMac(secrets.log());
            Appender appender = new GroupCommit(new SqliteWriter(writer(file), seal));
            try {
                return new SqliteStore(appender, SqliteConnections.readers(file, READERS), older, secrets, seal, file);
            } catch (RuntimeException e) {
                appender.close();
                throw e;
            }
        } catch (StoreDamaged e) {
            throw damaged(directory, e);
        } catch (SQLException e) {
            if (SqliteErrors.isDamage(e)) {
                throw damaged(directory, e);
            }
            throw new DataUnusable(
                    "The database in %s can't be opened: %s".formatted(directory.path(), e.getMessage()), e);
        }
    }

    private static DataUnusable damaged(DataDirectory directory, Exception cause) {
        return new DataUnusable(
                "The database in %s is damaged (%s). Restore a backup into an empty directory: see docs/operations.md, Damage"
                        .formatted(directory.path(), cause.getMessage()),
                cause);
    }

    private static StatementCachingConnection writer(Path file) throws SQLException {
        StatementCachingConnection connection = SqliteConnections.writer(file);
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
