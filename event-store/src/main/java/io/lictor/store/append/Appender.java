package io.lictor.store.append;

import io.lictor.event.RecordedEvent;
import io.lictor.store.SqlUpdate;
import io.lictor.store.SqlWork;
import io.lictor.store.StreamConflict;
import io.lictor.store.TransactionParticipant;
import io.lictor.store.table.EventRow;
import java.util.List;
import java.util.Optional;

/** Writer of events. Implementations differ by database and by group commit. */
public interface Appender extends AutoCloseable {

    /**
     * Commits all rows and the joined work durably, or nothing.
     *
     * @return the events with their positions, in the order of the rows
     * @throws StreamConflict if a row's place is taken
     */
    List<RecordedEvent> append(List<EventRow> rows, List<TransactionParticipant> joined);

    /** Commits {@code work}, with no events. */
    void write(SqlWork work);

    /** Commits one update, with no events. */
    void write(SqlUpdate change);

    /** Why nothing can be written at the moment, where that is so. */
    Optional<String> failing();

    @Override
    void close();
}
