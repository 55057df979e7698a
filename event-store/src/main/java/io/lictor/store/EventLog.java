package io.lictor.store;

import io.lictor.event.Event;
import io.lictor.event.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** The events as they are stored, for histories, feeds and exports. Positions and sequences count from 1. */
public interface EventLog {

    /** The first {@code limit} events behind {@code position}, in order; 0 is before the first event. */
    List<StoredEvent> after(long position, int limit);

    /** The first {@code limit} events of a stream from {@code fromSequence} on; empty if there is no such stream. */
    List<StoredEvent> stream(String streamId, long fromSequence, int limit);

    /** Returns all events of a stream, as classes of this release; {@link StreamDamaged} if it is known to be damaged. */
    List<RecordedEvent> history(String streamId);

    /**
     * The event as today's class, brought up from older revisions.
     *
     * @throws UnreadableEvent if this release doesn't know it
     */
    Event decode(StoredEvent stored);

    /**
     * Returns the damage found among the events. {@link #history} refuses a damaged stream; everything else reads as
     * it is stored.
     */
    Damage damage();

    /** Returns this log without erasable texts, as if they were erased; reading those takes time. */
    EventLog withoutTexts();

    /** Returns the number of events of a stream: the sequence of its last one, 0 if there is no such stream. */
    long version(String streamId);

    /** The position of the last event in the database, 0 if there is none. */
    long lastPosition();

    /** When the last event in the database was recorded; 1970 if there is none, or somebody has damaged that. */
    Instant lastRecorded();

    /**
     * The last position this process has appended or found at its start; costs nothing to ask. Where the store is shared,
     * others may have appended more.
     */
    long lastAppended();

    /**
     * Tells {@code listener} the last position after each commit of this process, on the appending thread, so it must
     * be quick; and within 50 ms or so after commits of other processes. What is told can be read. A commit isn't told
     * where a later one was already; what it throws is logged and forgotten. Close to stop.
     */
    Subscription onAppended(LongConsumer listener);

    /**
     * Tells {@code listener} which streams this process may have changed, after each of its appends, also one that failed,
     * and before its command is answered. Of what other processes append nothing is told here, but what an append met.
     */
    Subscription onChanged(Consumer<Set<String>> listener);

    /** Ends what was begun; never throws. */
    interface Subscription extends AutoCloseable {

        @Override
        void close();
    }
}
