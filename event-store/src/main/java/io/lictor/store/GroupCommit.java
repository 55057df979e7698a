package io.lictor.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One writer, many callers, few commits: whoever gets the turn commits all that waits, its own and the others', in one
 * transaction. So requests gather only while a commit is under way, and nobody waits on an idle database. A request that
 * fails takes nobody with it; a commit that fails fails all of its requests, for none of them is there.
 */
final class GroupCommit implements AutoCloseable {

    /** Bounds how long the first of a batch waits for the last. */
    private static final int MOST = 256;

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Queue<WriteRequest<?>> waiting = new ConcurrentLinkedQueue<>();
    private final Connection connection;
    private final String begin;
    private final Statement control;

    /** {@code begin} is how a transaction that writes is begun on this database. */
    GroupCommit(Connection connection, String begin) throws SQLException {
        this.connection = connection;
        this.begin = begin;
        this.control = connection.createStatement();
    }

    /** Returns what {@code work} gave once it is durable, and throws once it is certain that it never will be. */
    <T> T write(SqlQuery<T> work) {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("Work in a write transaction can't begin another one");
        }
        WriteRequest<T> request = new WriteRequest<>(work);
        waiting.add(request);
        turn.lock();
        try {
            while (!request.isAnswered()) {
                commitWaiting();
            }
        } finally {
            turn.unlock();
        }
        return request.answer();
    }

    private void commitWaiting() {
        List<WriteRequest<?>> batch = new ArrayList<>();
        for (WriteRequest<?> next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.add(next);
            if (batch.size() == MOST) {
                break;
            }
        }
        try {
            commit(batch);
            batch.stream().filter(request -> !request.hasFailed()).forEach(WriteRequest::commit);
        } catch (Throwable failure) {
            batch.stream().filter(request -> !request.hasFailed()).forEach(request -> request.fail(failure));
        }
    }

    private void commit(List<WriteRequest<?>> batch) throws SQLException {
        control.execute(begin);
        try {
            for (WriteRequest<?> request : batch) {
                runAlone(request);
            }
            control.execute("COMMIT");
        } catch (Throwable failure) {
            rollBack(failure);
            throw failure;
        }
    }

    /** A failure undoes this request only; where the database has ended the whole transaction, it ends the batch. */
    private void runAlone(WriteRequest<?> request) throws SQLException {
        control.execute("SAVEPOINT request");
        try {
            request.run(connection);
        } catch (Throwable failure) {
            request.fail(failure);
            undo(failure);
        }
        control.execute("RELEASE request");
    }

    private void undo(Throwable failure) throws SQLException {
        try {
            control.execute("ROLLBACK TO request");
        } catch (SQLException e) {
            failure.addSuppressed(e);
            throw new SQLException("The database ended the transaction: " + failure.getMessage(), failure);
        }
    }

    private void rollBack(Throwable because) {
        try {
            control.execute("ROLLBACK");
        } catch (SQLException e) {
            because.addSuppressed(e); // a full disk has rolled back already
        }
    }

    @Override
    public void close() throws SQLException {
        turn.lock();
        try {
            connection.close();
        } finally {
            turn.unlock();
        }
    }
}
