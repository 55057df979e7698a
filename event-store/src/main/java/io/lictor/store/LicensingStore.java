package io.lictor.store;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The events, and the few tables that must change in the same transaction as they do. Open it once per process and
 * close it last.
 *
 * <p>A failing database is an {@link io.lictor.store.StoreException}.
 */
public interface LicensingStore extends AutoCloseable {

    /**
     * Appends all events, of however many streams, and does the work that joined {@code append}; or nothing of it.
     *
     * @throws StreamConflict if another event stands where one of them belongs
     */
    void append(List<NewEvent> events, Append append);

    /** Appends events alone, all of them or none. */
    default void append(List<NewEvent> events) {
        append(events, new Append());
    }

    /** The events as they are stored. */
    EventLog log();

    /**
     * The clock by which events are recorded, in whole milliseconds, as they keep time: it doesn't go back behind what it has
     * told, nor behind the newest event there was when the store was opened; unless by more than a day.
     */
    InstantSource clock();

    /** Returns the damage found. */
    Damage damage();

    /** Finds what is damaged, when it is asked to. */
    Comparison comparison();

    /** Runs {@code work} in a write transaction of its own, for what changes without an event. */
    void write(SqlWork work);

    /** Commits one update, which may be sent together with updates of others. */
    void write(SqlUpdate change);

    /** Asks on a read-only connection; it sees all that was committed before. */
    <T> T read(SqlQuery<T> query);

    /** Why it takes no writes at the moment, where that is so: a full disk, say. It finds out by itself when it does again. */
    Optional<String> writesFail();

    /**
     * Returns whether other processes may append to the store. If so, streams remembered here may be behind, and a
     * decision that appends nothing must be checked against the stream.
     */
    boolean isShared();

    @Override
    void close();
}
