package io.lictor.store.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.lictor.store.DataUnusable;
import io.lictor.store.StoreSecrets;
import io.lictor.store.append.Appender;
import io.lictor.store.append.GroupCommit;
import io.lictor.store.axon.Upcasters;
import io.lictor.store.jdbc.JdbcStore;
import io.lictor.store.log.AppendPoller;
import io.lictor.store.log.OlderRevisions;
import io.lictor.store.table.LeafMac;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The events in a PostgreSQL database, for as many processes at once as are wanted. */
public final class PostgresStore extends JdbcStore {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AppendPoller foreign;

    private PostgresStore(
            Appender appender, HikariDataSource readers, OlderRevisions older, StoreSecrets secrets, LeafMac seal) {
        super(appender, readers, older, secrets, seal, new PostgresCheck(readers));
        this.foreign = new AppendPoller(readers, commits(), damage());
    }

    /**
     * Opens a database, and makes the tables that are missing. Waits for half a minute for a server that can't be reached.
     * Nothing is sealed by a secret: for who has none, or neither appends nor looks at an event.
     *
     * @param url of JDBC, such as {@code jdbc:postgresql://host/lictor}; what it says of timeouts goes before our defaults
     * @throws DataUnusable if it can't be reached or opened, or a newer release wrote it
     */
    public static PostgresStore open(String url, @Nullable String user, @Nullable String password) {
        return open(url, user, password, StoreSecrets.none());
    }

    /** Opens the store of a service that has its secrets. */
    public static PostgresStore open(
            String url, @Nullable String user, @Nullable String password, StoreSecrets secrets) {
        return open(new PostgresConnections(url, user, password), PATIENCE, Upcasters.ofThisRelease(), secrets);
    }

    static PostgresStore open(
            PostgresConnections connections, Duration patience, OlderRevisions older, StoreSecrets secrets) {
        prepare();
        try {
            Connection writer = connections.await(patience);
            try {
                PostgresSchema.migrate(connections.unbounded());
                return open(connections, writer, older, secrets);
            } catch (SQLException | RuntimeException e) {
                writer.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new DataUnusable(
                    "The database %s can't be opened: %s".formatted(connections.place(), e.getMessage()), e);
        }
    }

    private static PostgresStore open(
            PostgresConnections connections, Connection writer, OlderRevisions older, StoreSecrets secrets)
            throws SQLException {
        LeafMac seal = new LeafMac(secrets.log());
        Appender appender = new GroupCommit(new PostgresWriter(new ReconnectingWriter(connections, writer, seal)));
        HikariDataSource readers = connections.readers(READERS);
        try {
            return new PostgresStore(appender, readers, older, secrets, seal);
        } catch (RuntimeException e) {
            readers.close();
            throw e;
        }
    }

    /** Returns the address in a JDBC URL without secrets, for people and logs. */
    public static String place(String url) {
        return url.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void close() {
        foreign.close();
        super.close();
    }
}
