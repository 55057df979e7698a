package io.lictor.store;

import io.lictor.event.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Append of one unit of work: its events, and the work that must be done with them or not at all. Belongs to the root
 * unit of work: commands handled within another unit of work share one append.
 */
public final class Append {

    private static final String RESOURCE = Append.class.getName();

    private final List<TransactionParticipant> joined = new ArrayList<>();
    private List<RecordedEvent> recorded = List.of();

    Append() {}

    /**
     * The append of the unit of work this thread is in.
     *
     * @throws IllegalStateException if there is none
     */
    public static Append ofCurrentUnitOfWork() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(RESOURCE, key -> new Append());
    }

    public static Append current() {
        return CurrentUnitOfWork.isStarted() ? ofCurrentUnitOfWork() : new Append();
    }

    /**
     * Makes the change in the transaction of the events, after they are written; if it fails, nothing is appended. It is
     * <b>not made</b> if the unit of work appends no event: use {@link LicensingStore#write} then.
     */
    public void join(SqlUpdate change) {
        add(change);
    }

    /**
     * The events were decided on a stream's first {@code version} events: if it has more by then, that is a
     * {@link StreamConflict}, and nothing is appended. So who may be behind need not look first.
     */
    public void relyOn(String streamId, long version) {
        add(new AppendCondition(new StreamSlot(streamId, version + 1)));
    }

    /** Runs the check when the unit of work is committed without an event; if it throws, the unit of work fails. */
    public void checkIfNothingIsAppended(Runnable check) {
        CurrentUnitOfWork.get().root().onCommit(_ -> {
            if (!isDone()) {
                check.run();
            }
        });
    }

    private void add(TransactionParticipant work) {
        if (isDone()) {
            throw new IllegalStateException("The events are already appended; nothing can join them any more");
        }
        joined.add(work);
    }

    /** The events in the order they were published, once they are durable; empty before, and if nothing was appended. */
    public List<RecordedEvent> recorded() {
        return recorded;
    }

    /** Returns whether there were events, and they are appended. */
    public boolean isDone() {
        return !recorded.isEmpty();
    }

    public List<TransactionParticipant> joined() {
        return List.copyOf(joined);
    }

    public void done(List<RecordedEvent> events) {
        recorded = List.copyOf(events);
    }
}
