package io.lictor.store;

import io.lictor.event.RecordedEvent;
import io.lictor.event.TextsErased;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * What one caller wants written, and what became of it. Whoever has the turn of {@link GroupCommit} changes it; once it is
 * answered nobody does.
 */
final class WriteRequest {

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
        rows.forEach(row -> places.add(StreamSlot.of(row)));
        for (TransactionParticipant one : joined) {
            if (one instanceof AppendCondition(StreamSlot place)) {
                places.add(place);
            }
        }
    }

    List<EventRow> rows() {
        return rows;
    }

    /** Where no event may stand yet: there its own come to stand, or it relies on there being none. */
    List<StreamSlot> places() {
        return places;
    }

    List<StreamSlot> premises() {
        return places.subList(rows.size(), places.size());
    }

    /** Whether more joins its events than {@code changes} can take. */
    boolean runsWork() {
        return erasesTexts() || joined.stream().anyMatch(SqlWork.class::isInstance);
    }

    /**
     * Its rows are written behind {@code position}, without gaps: does what joins them, but leaves in {@code changes} what
     * can be done together with the changes of others.
     */
    void writtenAfter(long position, Connection connection, SqlBatch changes) throws SQLException {
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
                case SqlUpdate change -> changes.add(change);
                case RecordedChanges told -> told.of(events).forEach(changes::add);
                case SqlWork work -> {
                    changes.run(connection);
                    work.run(connection);
                }
            }
        }
    }

    /** What is erased goes with the event that says so, or not at all. */
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

    boolean erasesTexts() {
        return rows.stream().anyMatch(row -> row.event() instanceof TextsErased);
    }

    /** It failed, whatever becomes of the others. */
    void fail(Throwable cause) {
        failure = cause;
        answered = true;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    boolean hasFailed() {
        return failure != null;
    }

    /** It is durable. */
    void done() {
        answered = true;
    }

    boolean isAnswered() {
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
     * Where its events came to stand.
     *
     * @throws EventStoreException if the database refused it; what the work itself threw otherwise
     */
    List<RecordedEvent> answer() {
        switch (failure) {
            case null -> {}
            case SQLException e ->
                throw new EventStoreException("The event store could not be written: " + e.getMessage(), e);
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new EventStoreException("The event store could not be written", e);
        }
        return recorded;
    }
}
