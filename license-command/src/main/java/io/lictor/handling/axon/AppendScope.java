package io.lictor.handling.axon;

import io.lictor.event.Event;
import io.lictor.event.RecordedEvent;
import io.lictor.handling.AppendedEvents;
import io.lictor.handling.Outcome;
import io.lictor.handling.TransactionalWork;
import io.lictor.store.Append;
import io.lictor.store.SqlUpdate;
import io.lictor.store.SqlUpdate.AppendedPosition;
import io.lictor.store.axon.UnitOfWorkAppend;
import java.util.List;

/**
 * Part of the append of one unit of work, command by command.
 *
 * <ol>
 *   <li>{@link LicenseHandler}, {@link ProductHandler} or {@link TokenHandler} has decided a command and published its events.
 *   <li>{@link #record} asks the command's {@link TransactionalWork} for the rows to write with them: no write lock is held.
 *   <li>The unit of work is committed: the store appends all events and writes all rows.
 * </ol>
 */
final class AppendScope {

    private final Append append = UnitOfWorkAppend.current();
    private int published;

    /** Changes a row in the transaction of the events. */
    void join(SqlUpdate change) {
        append.join(change);
    }

    /** Returns the events a command has just published, all of them in their order. */
    AppendedEvents published(List<Event> events) {
        if (events.isEmpty()) {
            return AppendedEvents.NONE;
        }
        int from = published;
        int to = from + events.size();
        published = to;
        return new AppendedEvents(events, () -> {
            List<RecordedEvent> recorded = append.recorded();
            return recorded.isEmpty() ? recorded : recorded.subList(from, to);
        });
    }

    /** Joins the rows that the command wants written with its events. */
    <S> Outcome.Done<S> record(Outcome.Done<S> done, TransactionalWork work) {
        int events = done.events().from(0).size();
        if (events > 0) {
            work.updates(done, new AppendedPosition(published - events)).forEach(append::join);
        }
        return done;
    }
}
