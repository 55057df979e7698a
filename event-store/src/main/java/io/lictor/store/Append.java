package io.lictor.store;

import io.lictor.event.RecordedEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Append of some events, and the work that must be done with them or not at all.
 *
 * <ol>
 *   <li>Decisions add conditions and rows: {@link #relyOn}, {@link #join}.
 *   <li>{@link LicensingStore#append} writes the events and the rows in one transaction.
 *   <li>Afterwards {@link #recorded} has the events with their positions.
 * </ol>
 *
 * <p>Not for several threads.
 */
public final class Append {

    private final List<TransactionParticipant> joined = new ArrayList<>();
    private final List<Runnable> checks = new ArrayList<>();
    private List<RecordedEvent> recorded = List.of();

    /**
     * Makes the change in the transaction of the events, after they are written; if it fails, nothing is appended. It is
     * <b>not made</b> if no event is appended: use {@link LicensingStore#write} then.
     */
    public void join(SqlUpdate change) {
        add(change);
    }

    /**
     * Makes the append conditional: the events were decided on a stream's first {@code version} events. If the stream has
     * more by then, that is a {@link StreamConflict}, and nothing is appended. Readers that may be behind need not look first.
     */
    public void relyOn(String streamId, long version) {
        add(new AppendCondition(new StreamSlot(streamId, version + 1)));
    }

    /** Adds a check to be run when it is certain that no event is appended; if it throws, the command fails. */
    public void checkIfNothingIsAppended(Runnable check) {
        checks.add(check);
    }

    private void add(TransactionParticipant work) {
        if (isDone()) {
            throw new IllegalStateException("The events are already appended; nothing can join them any more");
        }
        joined.add(work);
    }

    /** Returns the events in the order they were published, once they are durable; empty before, and if nothing was appended. */
    public List<RecordedEvent> recorded() {
        return recorded;
    }

    /** Returns whether there were events, and they are appended. */
    public boolean isDone() {
        return !recorded.isEmpty();
    }

    /** Returns the work to do in the transaction of the events; for the store. */
    public List<TransactionParticipant> joined() {
        return List.copyOf(joined);
    }

    /** Takes the events as they were appended; for the store. */
    public void done(List<RecordedEvent> events) {
        recorded = List.copyOf(events);
    }

    /** Ends the unit of work: runs the checks, unless events were appended. */
    public void end() {
        if (!isDone()) {
            checks.forEach(Runnable::run);
        }
    }
}
