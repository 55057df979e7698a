package io.lictor.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.updates.configuration.CommandLineUsagePropertyProvider;

/** The events in {@code lictor.db}, an SQLite database: durable when acknowledged, and nothing to install. */
public final class SqliteStore implements LicensingStore {

    private static final int READERS = 8;

    private final SqliteAppender appender;
    private final HikariDataSource readers;
    private final Serializer serializer = new CatalogueSerializer();
    private final JdbcEventLog log;
    private final EmbeddedEventStore eventStore;

    /**
     * Opens the database of a directory, and makes it if it isn't there.
     *
     * @throws DataUnusable if the database can't be opened, or a newer release wrote it
     */
    public static SqliteStore open(DataDirectory directory) {
        return open(directory, Upcasters.chain());
    }

    static SqliteStore open(DataDirectory directory, EventUpcaster upcasters) {
        CatalogueCheck.everyEventHasAName();
        // Axon would call its makers for updates, also on users' machines: a licensing server phones nobody.
        System.setProperty(CommandLineUsagePropertyProvider.DISABLED_KEY, "true");
        try {
            return new SqliteStore(directory.resolve("lictor.db"), upcasters);
        } catch (SQLException e) {
            throw new DataUnusable(
                    "The database in %s can't be opened: %s".formatted(directory.path(), e.getMessage()), e);
        }
    }

    private SqliteStore(Path file, EventUpcaster upcasters) throws SQLException {
        appender = new SqliteAppender(writer(file));
        readers = readers(file, appender);
        Commits commits = new Commits(JdbcEventLog.lastPosition(readers));
        log = new JdbcEventLog(readers, serializer, upcasters, commits);
        eventStore = EmbeddedEventStore.builder()
                .storageEngine(
                        new StorageEngine(readers, SqliteErrors::isDuplicate, serializer, upcasters, appender, commits))
                .build();
    }

    private static HikariDataSource readers(Path file, SqliteAppender appender) {
        try {
            return SqliteConnections.readers(file, READERS);
        } catch (RuntimeException e) {
            appender.close();
            throw e;
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

    @Override
    public EventStore eventStore() {
        return eventStore;
    }

    @Override
    public EventLog log() {
        return log;
    }

    @Override
    public Serializer serializer() {
        return serializer;
    }

    @Override
    public void write(SqlWork work) {
        appender.write(work);
    }

    @Override
    public <T> T read(SqlQuery<T> query) {
        try (Connection connection = readers.getConnection()) {
            return query.ask(connection);
        } catch (SQLException e) {
            throw new EventStoreException("The event store could not be read: " + e.getMessage(), e);
        }
    }

    /** The data directory is held by one process. */
    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void close() {
        eventStore.shutDown();
        readers.close();
        appender.close(); // last: only a writer may fold the write-ahead log into the database
    }
}
