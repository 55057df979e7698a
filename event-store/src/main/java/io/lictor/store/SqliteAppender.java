package io.lictor.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The one writer of an SQLite database. Threads take turns in the order they came: SQLite itself would let some starve. */
final class SqliteAppender implements Appender {

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Connection connection;
    private final Statement control;
    private final PreparedStatement insert;
    private final PreparedStatement lastPosition;

    SqliteAppender(Connection connection) throws SQLException {
        this.connection = connection;
        this.control = connection.createStatement();
        this.insert = connection.prepareStatement(EventTable.INSERT);
        this.lastPosition = connection.prepareStatement("SELECT last_insert_rowid()");
    }

    @Override
    public List<Long> append(List<EventRow> rows, List<SqlWork> joined) {
        return inTransaction(connection -> {
            List<Long> positions = new ArrayList<>(rows.size());
            for (EventRow row : rows) {
                positions.add(insert(row));
            }
            for (SqlWork work : joined) {
                work.run(connection);
            }
            return positions;
        });
    }

    @Override
    public void write(SqlWork work) {
        inTransaction(connection -> {
            work.run(connection);
            return true;
        });
    }

    private long insert(EventRow row) throws SQLException {
        try {
            EventTable.bind(insert, row);
            insert.executeUpdate();
        } catch (SQLException e) {
            if (SqliteErrors.isDuplicate(e)) {
                throw new StreamConflict(row.streamId(), row.sequence(), e);
            }
            throw e;
        }
        try (ResultSet result = lastPosition.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }

    private <T> T inTransaction(SqlQuery<T> work) {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("Work in a write transaction can't begin another one");
        }
        turn.lock();
        try {
            return committed(work);
        } catch (SQLException e) {
            throw new EventStoreException("The event store could not be written: " + e.getMessage(), e);
        } finally {
            turn.unlock();
        }
    }

    private <T> T committed(SqlQuery<T> work) throws SQLException {
        control.execute("BEGIN IMMEDIATE");
        try {
            T result = work.ask(connection);
            control.execute("COMMIT");
            return result;
        } catch (Throwable failure) {
            rollBack(failure);
            throw failure;
        }
    }

    private void rollBack(Throwable because) {
        try {
            control.execute("ROLLBACK");
        } catch (SQLException e) {
            because.addSuppressed(e); // a full disk has rolled back already
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new EventStoreException("The event store could not be closed", e);
        } finally {
            turn.unlock();
        }
    }
}
