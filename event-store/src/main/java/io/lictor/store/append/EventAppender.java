package io.lictor.store.append;

import io.lictor.event.RecordedEvent;
import io.lictor.store.Append;
import io.lictor.store.NewEvent;
import io.lictor.store.StreamConflict;
import io.lictor.store.log.AppendNotifier;
import io.lictor.store.table.EventRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Way of new events into the store.
 *
 * <ol>
 *   <li>{@link EventRows} makes their rows on the thread of the command.
 *   <li>The {@link Appender} commits them, with what joins them.
 *   <li>{@link AppendNotifier} tells those who wait for events.
 * </ol>
 */
public final class EventAppender {

    private final EventRows rows;
    private final Appender appender;
    private final AppendNotifier commits;

    public EventAppender(EventRows rows, Appender appender, AppendNotifier commits) {
        this.rows = rows;
        this.appender = appender;
        this.commits = commits;
    }

    /** Appends all events or none, and completes {@code append}. */
    public void append(List<NewEvent> events, Append append) {
        if (events.isEmpty()) {
            return;
        }
        if (append.isDone()) {
            // Events published by a subscriber while the unit of work commits: they could no longer stand or fall
            // with the first ones.
            throw new IllegalStateException("The events of this unit of work are already appended");
        }
        List<EventRow> wanted = rows.of(events);
        Set<String> changed = wanted.stream().map(EventRow::streamId).collect(Collectors.toSet());
        List<RecordedEvent> recorded;
        try {
            recorded = appender.append(wanted, append.joined());
            rows.appended(wanted);
        } catch (StreamConflict e) {
            changed.add(e.streamId()); // by somebody else, or nothing would stand there
            throw e;
        } finally {
            commits.changed(Set.copyOf(changed));
        }
        append.done(recorded);
        commits.reached(recorded.getLast().position());
    }
}
