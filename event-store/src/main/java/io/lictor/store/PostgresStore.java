package io.lictor.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/** The events in a PostgreSQL database, for as many processes at once as are wanted. */
public final class PostgresStore extends JdbcStore {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ForeignCommits foreign;

    private PostgresStore(
            Appender appender, HikariDataSource readers, EventUpcaster upcasters, Supplier<byte[]> textSecret) {
        super(appender, readers, PostgresErrors::isDuplicate, upcasters, textSecret, ForeignCommits.LOOK);
        this.foreign = new ForeignCommits(readers, commits());
    }

    /**
     * Opens a database, and makes the tables that are missing. Waits for half a minute for a server that can't be reached.
     * Labels and reasons are sealed without a secret: for who has none, or looks at no event.
     *
     * @param url of JDBC, such as {@code jdbc:postgresql://host/lictor}; what it says of timeouts goes before our defaults
     * @throws DataUnusable if it can't be reached or opened, or a newer release wrote it
     */
    public static PostgresStore open(String url, @Nullable String user, @Nullable String password) {
        return open(url, user, password, JdbcStore::noSecret);
    }

    /**
     * The same, with labels and reasons sealed so that the database alone does not tell them.
     *
     * @param textSecret gives the secret for it, always the same; asked once there is a text to seal or to read
     */
    public static PostgresStore open(
            String url, @Nullable String user, @Nullable String password, Supplier<byte[]> textSecret) {
        return open(new PostgresConnections(url, user, password), PATIENCE, Upcasters.chain(), textSecret);
    }

    static PostgresStore open(
            PostgresConnections connections, Duration patience, EventUpcaster upcasters, Supplier<byte[]> textSecret) {
        prepare();
        try {
            Connection writer = connections.await(patience);
            try {
                PostgresSchema.migrate(connections.unbounded());
                return open(connections, writer, upcasters, textSecret);
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
            PostgresConnections connections, Connection writer, EventUpcaster upcasters, Supplier<byte[]> textSecret)
            throws SQLException {
        Appender appender = new GroupCommit(new PostgresWriter(new PostgresLink(connections, writer)));
        HikariDataSource readers = connections.readers(READERS);
        try {
            return new PostgresStore(appender, readers, upcasters, textSecret);
        } catch (RuntimeException e) {
            readers.close();
            throw e;
        }
    }

    /** Where a JDBC URL leads, without what may be secret in it: for people, and logs. */
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
