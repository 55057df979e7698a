package io.lictor.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import io.lictor.store.DataUnusable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections to PostgreSQL. An unanswered request fails within seconds, so that nobody waits for a server that
 * hangs. Values in the URL override those here.
 */
final class PostgresConnections {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresConnections.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration AGAIN = Duration.ofMillis(300);

    /**
     * Acknowledged means on the disk, whatever the server's default; an operator's stronger wish (remote_apply) stays. A
     * frozen process must not keep the write lock, nor a waiting one wait for ever. The few statements of a writer are the
     * same all day: planned anew for the number of events in each batch, they would take longer to plan than to run.
     */
    private static final String SETTINGS = """
            SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') IN ('off', 'local');
            SELECT set_config('plan_cache_mode', 'force_generic_plan', false);
            SELECT set_config('lock_timeout', '5s', false) WHERE current_setting('lock_timeout') = '0';
            SELECT set_config('idle_in_transaction_session_timeout', '10s', false)
                WHERE current_setting('idle_in_transaction_session_timeout') = '0'""";

    private final String url;
    private final Properties properties = new Properties();

    /** {@link DataUnusable} if the URL is not one of PostgreSQL, or asks for what can't be relied on. */
    PostgresConnections(String url, @Nullable String user, @Nullable String password) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new DataUnusable(
                    "The events can be kept in PostgreSQL, by a URL such as jdbc:postgresql://host/database; not in "
                            + url.replaceFirst("[?@].*", "…"),
                    null);
        }
        if (Driver.parseURL(url, properties) instanceof Properties asked
                && PGProperty.REWRITE_BATCHED_INSERTS.getBoolean(asked)) {
            throw new DataUnusable(
                    "With reWriteBatchedInserts the driver does not tell which rows were inserted. Leave it out of the URL.",
                    null);
        }
        this.url = url;
        if (user != null) {
            PGProperty.USER.set(properties, user);
        }
        if (password != null) {
            PGProperty.PASSWORD.set(properties, password);
        }
        PGProperty.CONNECT_TIMEOUT.set(properties, (int) PATIENCE.toSeconds());
        PGProperty.SOCKET_TIMEOUT.set(properties, 10);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.APPLICATION_NAME.set(properties, "lictor");
    }

    /** Returns the address of the database without secrets that the URL may hold. */
    String place() {
        return PostgresStore.place(url);
    }

    /** A connection for the writer, waited for where the server may yet come. */
    Connection await(Duration patience) throws SQLException {
        long deadline = System.nanoTime() + patience.toNanos();
        @Nullable String told = null;
        while (true) {
            try {
                Connection connection = writer();
                warnOfForgetting(connection);
                return connection;
            } catch (SQLException e) {
                if (!PostgresErrors.mayPass(e) || System.nanoTime() > deadline) {
                    throw e;
                }
                if (!Objects.equals(told, e.getMessage())) {
                    told = e.getMessage();
                    LOG.info("Waiting up to {} s for the database {}: {}", patience.toSeconds(), place(), told);
                }
            }
            LockSupport.parkNanos(AGAIN.toNanos());
        }
    }

    /**
     * Without bounds but those of the URL: changing a schema may take its time. Its connections say that URL and no more:
     * the driver's own data source writes out every setting, and Flyway takes seconds to look for a password in so much.
     */
    DataSource unbounded() {
        Properties who = new Properties();
        for (PGProperty property : List.of(PGProperty.USER, PGProperty.PASSWORD)) {
            if (properties.getProperty(property.getName()) instanceof String value) {
                property.set(who, value);
            }
        }
        return new DriverDataSource(url, null, who, null, null);
    }

    /** Opens the connection of the writer, whose transactions begin by themselves. */
    Connection writer() throws SQLException {
        Connection connection = DriverManager.getConnection(url, properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
            // the last position must be asked for after the lock was got, not as things were before
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    HikariDataSource readers(int size) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("lictor-readers");
        pool.setJdbcUrl(url);
        pool.setDataSourceProperties(properties);
        pool.addDataSourceProperty(PGProperty.READ_ONLY_MODE.getName(), "always");
        pool.setReadOnly(true);
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(PATIENCE.toMillis());
        return new HikariDataSource(pool);
    }

    /** Warns of server settings that lose acknowledged commits. */
    private static void warnOfForgetting(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet fsync = statement.executeQuery("SHOW fsync")) {
            fsync.next();
            if (fsync.getString(1).equals("off")) {
                LOG.warn("The PostgreSQL server runs with fsync=off: a power failure may lose acknowledged commands");
            }
        }
        connection.rollback();
    }
}
