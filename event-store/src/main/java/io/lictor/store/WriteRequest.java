package io.lictor.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/** What one caller wants written, and what became of it. Guarded by the appender's lock. */
final class WriteRequest<T> {

    private final SqlQuery<T> work;
    private @Nullable T result;
    private @Nullable Throwable failure;
    private boolean answered;

    WriteRequest(SqlQuery<T> work) {
        this.work = work;
    }

    /** Does the work within the transaction under way; what it throws is this request's own affair. */
    void run(Connection connection) throws SQLException {
        result = work.ask(connection);
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
    void commit() {
        answered = true;
    }

    boolean isAnswered() {
        return answered;
    }

    /**
     * What the work gave.
     *
     * @throws EventStoreException if the database refused it; what the work itself threw otherwise
     */
    T answer() {
        switch (failure) {
            case null -> {}
            case SQLException e ->
                throw new EventStoreException("The event store could not be written: " + e.getMessage(), e);
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new EventStoreException("The event store could not be written", e);
        }
        return Objects.requireNonNull(result);
    }
}
