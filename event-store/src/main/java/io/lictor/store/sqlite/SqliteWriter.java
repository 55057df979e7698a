package io.lictor.store.sqlite;

import io.lictor.store.OutcomeUnknown;
import io.lictor.store.StreamConflict;
import io.lictor.store.StreamSlot;
import io.lictor.store.append.BatchWriter;
import io.lictor.store.append.SqlBatch;
import io.lictor.store.append.WriteRequest;
import io.lictor.store.table.EventRow;
import io.lictor.store.table.EventTable;
import io.lictor.store.table.LeafMac;
import io.lictor.store.table.TextTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * Writer of batches to an SQLite database, over its one writing connection.
 *
 * <ol>
 *   <li>The batch takes the write lock.
 *   <li>Each request runs in a savepoint of its own: its conditions are checked, its events and texts inserted with their
 *       positions, and then the work that joined it. If it fails, its savepoint alone is undone.
 *   <li>All that succeeded is committed together.
 *   <li>After an erasure, the write-ahead log is emptied too.
 * </ol>
 */
final class SqliteWriter implements BatchWriter {

    /** Query of the last position ever given, even if the last events are gone. */
    private static final String LAST_POSITION = """
            SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'event'), 0),
                coalesce((SELECT max(position) FROM event), 0))""";

    private static final long UNKNOWN = -1;

    private final StatementCachingConnection connection;
    private final LeafMac seal;
    private long last = UNKNOWN;
    private boolean logToForget;

    SqliteWriter(StatementCachingConnection connection, LeafMac seal) {
        this.connection = connection;
        this.seal = seal;
    }

    @Override
    public void commit(List<WriteRequest> batch) throws SQLException {
        // takes the write lock at once, so that no request finds out in its middle that it can't have it
        execute("BEGIN IMMEDIATE");
        last = UNKNOWN; // somebody may have been here with the sqlite3 shell
        try {
            for (WriteRequest request : batch) {
                runAlone(request);
            }
            commit();
        } catch (SQLException | RuntimeException | Error failure) {
            rollBack(failure);
            throw failure;
        }
        batch.stream().filter(request -> !request.hasFailed()).forEach(WriteRequest::done);
        forget(batch);
    }

    /** Removes erased texts from the write-ahead log, too. If a reader is in the way, the next commit tries again. */
    private void forget(List<WriteRequest> batch) {
        logToForget |= batch.stream().anyMatch(request -> !request.hasFailed() && request.erasesTexts());
        if (logToForget) {
            logToForget = !SqliteConnections.emptyLog(connection);
        }
    }

    private void commit() throws SQLException {
        try {
            execute("COMMIT");
        } catch (SQLException e) {
            if (SqliteErrors.leavesCommitOpen(e)) {
                throw new OutcomeUnknown(e);
            }
            throw e;
        }
    }

    /** A failure undoes this request only; where the database has ended the whole transaction, it ends the batch. */
    private void runAlone(WriteRequest request) throws SQLException {
        execute("SAVEPOINT request");
        try {
            for (StreamSlot premise : request.premises()) {
                mustBeFree(premise);
            }
            long before = insert(request.rows());
            TextTable.insert(connection, request.rows(), before);
            SqlBatch changes = new SqlBatch();
            request.writtenAfter(before, connection, changes);
            changes.run(connection);
            if (request.rows().isEmpty()) {
                last = UNKNOWN; // what wants no event of its own may do anything
            }
        } catch (Throwable failure) {
            undo(failure);
            last = UNKNOWN;
            request.fail(failure);
        }
        execute("RELEASE request");
    }

    private void mustBeFree(StreamSlot place) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT 1 FROM event WHERE stream_id = ? AND sequence_number = ?")) {
            select.setString(1, place.streamId());
            select.setLong(2, place.sequence() - 1);
            try (ResultSet taken = select.executeQuery()) {
                if (taken.next()) {
                    throw new StreamConflict(place, null);
                }
            }
        }
    }

    private void undo(Throwable failure) throws SQLException {
        try {
            execute("ROLLBACK TO request");
        } catch (SQLException e) {
            failure.addSuppressed(e);
            throw new SQLException("The database ended the transaction: " + failure.getMessage(), failure);
        }
    }

    private void rollBack(Throwable because) {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            because.addSuppressed(e); // a full disk has rolled back already
        }
    }

    private void execute(String control) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(control)) {
            statement.execute();
        }
    }

    /**
     * Writes the rows behind the last position, which is the answer; nobody else writes. The position is named, not left to
     * SQLite: so no row can have a seal that is not for its place.
     */
    private long insert(List<EventRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        long before = last == UNKNOWN ? lastPosition() : last;
        last = before;
        try (PreparedStatement insert = connection.prepareStatement(EventTable.INSERT)) {
            for (EventRow row : rows) {
                insert(insert, row, ++last);
            }
        }
        return before;
    }

    private long lastPosition() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LAST_POSITION);
                ResultSet result = select.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }

    private void insert(PreparedStatement insert, EventRow row, long position) throws SQLException {
        try {
            EventTable.bind(insert, row, position, seal.of(position, Objects.requireNonNull(row.leaf())));
            insert.executeUpdate();
        } catch (SQLException e) {
            if (SqliteErrors.isDuplicate(e)) {
                throw new StreamConflict(row.slot(), e);
            }
            throw e;
        }
    }

    @Override
    public Meaning meaningOf(SQLException failure) {
        return SqliteErrors.meaningOf(failure);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
