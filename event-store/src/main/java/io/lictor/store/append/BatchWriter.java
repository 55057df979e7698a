package io.lictor.store.append;

import java.sql.SQLException;
import java.util.List;

/** Commit of a batch of waiting requests: the one part of writing that differs by database. */
public interface BatchWriter extends AutoCloseable {

    /**
     * Commits all requests it can, together if it can, and answers each: done once it is durable, failed once it is
     * certain that it never will be. No two of them want the same place in a stream.
     *
     * @throws SQLException for all that it has not answered: nothing of them is there
     */
    void commit(List<WriteRequest> batch) throws SQLException;

    /** Meaning of a failure of the database's driver. */
    enum Meaning {
        DATABASE_FAILS,
        REQUEST_FAILS,
        LOOK_AT_CAUSE
    }

    /** Returns whether a failure concerns the database as a whole, or one request only. */
    Meaning meaningOf(SQLException failure);

    @Override
    void close() throws SQLException;
}
