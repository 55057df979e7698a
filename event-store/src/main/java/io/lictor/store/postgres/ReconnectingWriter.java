package io.lictor.store.postgres;

import io.lictor.store.append.GroupCommit;
import io.lictor.store.table.LeafMac;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer's connection, made again after it was lost. While the server can't be reached whoever asks is told so at
 * once, rather than each after a timeout of its own. Guarded by the turn of {@link GroupCommit}.
 */
final class ReconnectingWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReconnectingWriter.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final PostgresConnections connections;
    private final LeafMac seal;
    private @Nullable PostgresSession session;
    private @Nullable SQLException refused;
    private long refusedAt;
    private boolean closed;

    ReconnectingWriter(PostgresConnections connections, Connection first, LeafMac seal) throws SQLException {
        this.connections = connections;
        this.seal = seal;
        this.session = new PostgresSession(first, seal);
    }

    boolean isUp() {
        return session != null;
    }

    /** The session there is, or a new one. */
    PostgresSession session() throws SQLException {
        if (session != null) {
            return session;
        }
        if (closed) {
            throw new SQLException("The store is closed");
        }
        if (refused != null && System.nanoTime() - refusedAt < PAUSE.toNanos()) {
            throw new SQLException(refused.getMessage(), refused.getSQLState(), refused);
        }
        try {
            session = new PostgresSession(connections.writer(), seal);
        } catch (SQLException e) {
            refusedAt = System.nanoTime();
            if (refused == null) {
                LOG.warn("{} can't be reached: {}", connections.place(), e.getMessage());
            }
            refused = e;
            throw e;
        }
        LOG.info("Connected to {} again", connections.place());
        refused = null;
        return session;
    }

    /** Gives up the session: it is of no use any more. */
    void drop(Throwable because) {
        if (session != null) {
            LOG.warn("The connection to {} is given up: {}", connections.place(), because.getMessage());
            close(session);
            session = null;
        }
    }

    private static void close(PostgresSession session) {
        try {
            session.close();
        } catch (SQLException e) {
            LOG.debug("A lost connection could not be closed", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        if (session != null) {
            close(session);
            session = null;
        }
    }
}
