package io.lictor.store;

import java.util.List;

/** Who may write. Where other databases and group commit enter. */
interface Appender extends AutoCloseable {

    /**
     * Commits all rows and the joined work durably, or nothing.
     *
     * @return the position of each row
     * @throws StreamConflict if a row's place is taken
     */
    List<Long> append(List<EventRow> rows, List<SqlWork> joined);

    /** Commits {@code work} alone. */
    void write(SqlWork work);

    @Override
    void close();
}
