package io.lictor.store;

import io.lictor.event.RecordedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/** What one caller wants written, and what became of it. Guarded by the turn of {@link GroupCommit}. */
final class WriteRequest {

    private final List<EventRow> rows;
    private final List<RecordedWork> joined;
    private List<RecordedEvent> recorded = List.of();
    private @Nullable Throwable failure;
    private boolean answered;

    WriteRequest(List<EventRow> rows, List<RecordedWork> joined) {
        this.rows = rows;
        this.joined = joined;
    }

    List<EventRow> rows() {
        return rows;
    }

    /** Its rows are written behind {@code position}, without gaps: does what joins them. */
    void writtenAfter(long position, Connection connection) throws SQLException {
        List<RecordedEvent> events = new ArrayList<>(rows.size());
        for (EventRow row : rows) {
            events.add(row.at(position + 1 + events.size()));
        }
        recorded = events;
        for (RecordedWork work : joined) {
            work.run(connection, events);
        }
    }

    /** It failed, whatever becomes of the others. */
    void fail(Throwable cause) {
        failure = cause;
        answered = true;
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
