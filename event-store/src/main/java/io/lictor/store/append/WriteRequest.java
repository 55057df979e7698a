package io.lictor.store.append;

import io.lictor.event.RecordedEvent;
import io.lictor.event.TextsErased;
import io.lictor.store.AppendCondition;
import io.lictor.store.SqlUpdate;
import io.lictor.store.SqlWork;
import io.lictor.store.StoreException;
import io.lictor.store.StoreUnavailable;
import io.lictor.store.StreamSlot;
import io.lictor.store.TransactionParticipant;
import io.lictor.store.table.EventRow;
import io.lictor.store.table.TextTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Request of one caller to write, and its outcome. Changed only by the caller that has the turn of {@link
 * GroupCommit}; fixed once it is answered.
 */
public final class WriteRequest {

    private final List<EventRow> rows;
    private final List<TransactionParticipant> joined;
    private final List<StreamSlot> places = new ArrayList<>();
    private List<RecordedEvent> recorded = List.of();
    private @Nullable Throwable failure;
    private volatile boolean answered;
    private final Thread caller = Thread.currentThread();

    WriteRequest(List<EventRow> rows, List<TransactionParticipant> joined) {
        this.rows = rows;
        this.joined = joined;
        rows.forEach(row -> places.add(row.slot()));
        for (TransactionParticipant one : joined) {
            if (one instanceof AppendCondition(StreamSlot place)) {
                places.add(place);
            }
        }
    }

    public List<EventRow> rows() {
        return rows;
    }

    /** Returns the slots that must be free: those of its events, and those it relies on. */
    public List<StreamSlot> places() {
        return places;
    }

    public List<StreamSlot> premises() {
        return places.subList(rows.size(), places.size());
    }

    /** Returns whether it needs work of its own in the transaction, beyond batched updates. */
    public boolean runsWork() {
        return erasesTexts() || joined.stream().anyMatch(SqlWork.class::isInstance);
    }

    /**
     * Its rows are written behind {@code position}, without gaps: does what joins them, but leaves in {@code changes} what
     * can be done together with the changes of others.
     */
    public void writtenAfter(long position, Connection connection, SqlBatch changes) throws SQLException {
        List<RecordedEvent> events = new ArrayList<>(rows.size());
        for (EventRow row : rows) {
            events.add(row.at(position + 1 + events.size()));
        }
        recorded = events;
        eraseTexts(connection, position);
        changes.begin();
        for (TransactionParticipant one : joined) {
            switch (one) {
                case AppendCondition _ -> {} // looked at before the rows were written
                case SqlUpdate change -> changes.add(change.after(position));
                case SqlWork work -> {
                    changes.run(connection);
                    work.run(connection);
                }
            }
        }
    }

    /** Erases texts together with the events that say so. */
    private void eraseTexts(Connection connection, long position) throws SQLException {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).event() instanceof TextsErased erased) {
                String licenseId = erased.streamId();
                boolean keyIsNew = rows.subList(i, rows.size()).stream()
                        .anyMatch(row -> row.hasText() && row.streamId().equals(licenseId));
                TextTable.erase(connection, licenseId, position + 1 + i, keyIsNew);
            }
        }
    }

    public boolean erasesTexts() {
        return rows.stream().anyMatch(row -> row.event() instanceof TextsErased);
    }

    /** Tells that it failed, whatever becomes of the others. */
    public void fail(Throwable cause) {
        failure = cause;
        answered = true;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    public boolean hasFailed() {
        return failure != null;
    }

    /** Tells that it is durable. */
    public void done() {
        answered = true;
    }

    public boolean isAnswered() {
        return answered;
    }

    /** Waits to be woken; an interrupt does not take back what was asked, so it is kept for later. */
    void awaitAnswerOrTurn() {
        boolean interrupted = Thread.interrupted();
        LockSupport.park(this);
        if (interrupted || Thread.interrupted()) {
            Thread.currentThread().interrupt();
        }
    }

    void wake() {
        LockSupport.unpark(caller);
    }

    /**
     * Returns the events with their positions.
     *
     * @throws StoreException if the database refused the request; other exceptions are those of its work
     */
    List<RecordedEvent> answer() {
        switch (failure) {
            case null -> {}
            case SQLException e ->
                throw new StoreUnavailable("The event store could not be written: " + e.getMessage(), e);
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new StoreUnavailable("The event store could not be written", e);
        }
        return recorded;
    }
}
