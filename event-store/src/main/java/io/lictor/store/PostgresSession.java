package io.lictor.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/** One connection that writes, and the statements of a batch on it: two journeys to the server, and one to commit. */
final class PostgresSession implements AutoCloseable {

    /**
     * In one journey: waits for the write lock of all processes, which the end of the transaction gives up; then, each
     * seeing all that was committed before, the last position and which places are taken. So positions are dense and
     * become visible in their order. OFFSET keeps the planner from scanning the table for the places.
     */
    private static final String BEGIN = """
            SELECT pg_advisory_xact_lock(1818850164, 1);
            SELECT coalesce(max(position), 0) FROM event;
            SELECT wanted.n
                FROM unnest(?, ?) WITH ORDINALITY AS wanted (stream_id, sequence_number, n),
                LATERAL (SELECT FROM event WHERE event.stream_id = wanted.stream_id
                    AND event.sequence_number = wanted.sequence_number OFFSET 0) AS taken""";

    /**
     * How things stand under the lock.
     *
     * @param last the last position
     * @param taken which of the rows, from 0, find their place taken
     */
    record Standing(long last, Set<Integer> taken) {}

    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement insert;

    PostgresSession(Connection connection) throws SQLException {
        this.connection = connection;
        this.begin = connection.prepareStatement(BEGIN);
        this.insert = connection.prepareStatement(EventTable.INSERT_AT);
    }

    Connection connection() {
        return connection;
    }

    /** Begins a transaction as the only one that writes. */
    Standing begin(List<EventRow> rows) throws SQLException {
        begin.setArray(1, array("text", rows.stream().map(EventRow::streamId).toArray()));
        begin.setArray(
                2, array("bigint", rows.stream().map(EventRow::sequenceNumber).toArray()));
        begin.execute(); // the lock's own answer is empty
        begin.getMoreResults();
        long last;
        try (ResultSet result = begin.getResultSet()) {
            result.next();
            last = result.getLong(1);
        }
        begin.getMoreResults();
        Set<Integer> taken = new HashSet<>();
        try (ResultSet result = begin.getResultSet()) {
            while (result.next()) {
                taken.add(result.getInt(1) - 1);
            }
        }
        return new Standing(last, taken);
    }

    private Array array(String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    /** Writes the rows behind {@code last}, in their order. */
    void insert(List<EventRow> rows, long last) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try {
            long position = last;
            for (EventRow row : rows) {
                insert.setLong(1, ++position);
                EventTable.bind(insert, 1, row);
                insert.addBatch();
            }
            insert.executeBatch();
        } finally {
            insert.clearBatch();
        }
    }

    /** Throws if a statement failed and its failure was hidden: the server would "commit" by undoing everything. */
    void mustBeAlive() throws SQLException {
        if (connection.unwrap(PgConnection.class).getTransactionState() == TransactionState.FAILED) {
            throw new SQLException("A statement of this transaction failed", "25P02");
        }
    }

    /**
     * Commits.
     *
     * @throws OutcomeUnknown if the server did not say whether it did, or did not wait for its standby
     */
    void commit() throws SQLException {
        connection.clearWarnings();
        try {
            connection.commit();
        } catch (SQLException e) {
            if (PostgresErrors.leavesCommitOpen(e)) {
                throw new OutcomeUnknown(e);
            }
            throw e;
        }
        if (connection.getWarnings() != null) {
            // a wait for the synchronous standby that was cut short: committed here, and lost if this server is
            throw new OutcomeUnknown(connection.getWarnings());
        }
    }

    void rollBack() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
