package io.lictor.store.postgres;

import io.lictor.store.OutcomeUnknown;
import io.lictor.store.StreamConflict;
import io.lictor.store.StreamSlot;
import io.lictor.store.append.BatchWriter;
import io.lictor.store.append.SqlBatch;
import io.lictor.store.append.WriteRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writer of batches to PostgreSQL. There are no savepoints, as each would cost a round trip.
 *
 * <ol>
 *   <li>One round trip takes the lock, tells which places are taken, and writes all events if none is.
 *   <li>If some are, requests that want them fail, and the others are written in a second round trip.
 *   <li>The work that joined the requests runs, and the transaction is committed.
 *   <li>If some of that work fails, the transaction is undone; the requests before the failing one are written together, then
 *       it alone, and then those behind it.
 *   <li>If the connection was lost before the commit was sent, the batch is written once more over a new one.
 * </ol>
 */
final class PostgresWriter implements BatchWriter {

    private final ReconnectingWriter link;

    PostgresWriter(ReconnectingWriter link) {
        this.link = link;
    }

    @Override
    public void commit(List<WriteRequest> batch) throws SQLException {
        for (boolean again = false; ; again = true) {
            PostgresSession session = link.session();
            try {
                together(session, unanswered(batch));
                return;
            } catch (SQLException e) {
                if (again || link.isUp()) {
                    throw e;
                }
                // the connection was lost before the commit was sent, so nothing is there: once more over another
            }
        }
    }

    private static List<WriteRequest> unanswered(List<WriteRequest> batch) {
        return batch.stream().filter(request -> !request.isAnswered()).toList();
    }

    private void together(PostgresSession session, List<WriteRequest> batch) throws SQLException {
        if (batch.isEmpty()) {
            return;
        }
        List<WriteRequest> free = batch;
        int running = -1;
        try {
            PostgresSession.Standing standing = session.write(batch);
            if (!standing.written()) {
                free = withoutConflicts(batch, standing);
                session.write(free); // under the lock, so nothing is in the way of these
            }
            long last = standing.last();
            SqlBatch changes = new SqlBatch();
            for (int i = 0; i < free.size(); i++) {
                WriteRequest request = free.get(i);
                boolean runsWork = request.runsWork();
                if (runsWork) {
                    changes.run(session.connection()); // those before it: what fails here is not its fault
                }
                running = i;
                request.writtenAfter(last, session.connection(), changes);
                if (runsWork) {
                    session.mustBeAlive();
                }
                running = -1;
                last += request.rows().size();
            }
            changes.run(session.connection());
            session.commit();
        } catch (OutcomeUnknown e) {
            link.drop(e);
            free.forEach(request -> request.fail(new OutcomeUnknown(e)));
            return;
        } catch (Throwable failure) {
            rollBack(session, failure);
            refuseToWait(failure);
            isolate(session, free, running, failure);
            return;
        }
        free.forEach(WriteRequest::done);
    }

    private static void refuseToWait(Throwable failure) throws SQLException {
        if (failure instanceof SQLException refused && PostgresErrors.isLockTimeout(refused)) {
            throw new SQLException("another process has been writing for too long", refused.getSQLState(), refused);
        }
    }

    /** Under the lock, what stands in somebody's way stands there for good. */
    private static List<WriteRequest> withoutConflicts(List<WriteRequest> batch, PostgresSession.Standing standing) {
        List<WriteRequest> free = new ArrayList<>();
        for (WriteRequest request : batch) {
            Optional<StreamSlot> inTheWay =
                    request.places().stream().filter(standing.taken()::contains).findFirst();
            if (inTheWay.isPresent()) {
                request.fail(new StreamConflict(inTheWay.get(), null));
            } else {
                free.add(request);
            }
        }
        return free;
    }

    /** Finds out what was not to blame; {@code guilty} is -1 where that isn't known. */
    private void isolate(PostgresSession session, List<WriteRequest> batch, int guilty, Throwable failure)
            throws SQLException {
        int size = batch.size();
        if (size == 1) {
            batch.getFirst().fail(named(batch.getFirst(), failure));
        } else if (guilty < 0) {
            together(session, batch.subList(0, size / 2));
            together(session, batch.subList(size / 2, size));
        } else {
            together(session, batch.subList(0, guilty));
            together(session, batch.subList(guilty, guilty + 1));
            together(session, batch.subList(guilty + 1, size));
        }
    }

    /** A request that wants the same place twice stands in its own way. */
    private static Throwable named(WriteRequest request, Throwable failure) {
        if (failure instanceof SQLException refused && PostgresErrors.isPlaceTaken(refused)) {
            return new StreamConflict(request.rows().getLast().slot(), refused);
        }
        return failure;
    }

    /** Throws where the connection is of no use any more: nothing is there, and another may do better. */
    private void rollBack(PostgresSession session, Throwable because) throws SQLException {
        try {
            session.rollBack();
        } catch (SQLException e) {
            link.drop(because);
            throw because instanceof SQLException refused ? refused : e;
        }
        if (because instanceof SQLException refused && PostgresErrors.needsOtherConnection(refused)) {
            link.drop(refused);
            throw refused;
        }
    }

    @Override
    public Meaning meaningOf(SQLException failure) {
        return PostgresErrors.isOfServer(failure) ? Meaning.DATABASE_FAILS : Meaning.LOOK_AT_CAUSE;
    }

    @Override
    public void close() {
        link.close();
    }
}
