package io.lictor.store.append;

import io.lictor.event.RecordedEvent;
import io.lictor.store.SqlUpdate;
import io.lictor.store.SqlWork;
import io.lictor.store.StoreUnavailable;
import io.lictor.store.StreamSlot;
import io.lictor.store.TransactionParticipant;
import io.lictor.store.table.EventRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Appender with one writer for many callers: few commits, and no waiting while the database is idle.
 *
 * <ol>
 *   <li>A caller puts its request into the queue.
 *   <li>Whoever gets the turn takes all requests that wait, up to the first that depends on one before it.
 *   <li>The writer commits them in one transaction, and each caller is told what became of its own.
 *   <li>The turn passes to the next that waits.
 * </ol>
 *
 * <p>A request that fails does not fail the others. A commit that fails fails all of its requests, since none of them was
 * written.
 */
public final class GroupCommit implements Appender {

    /** Bounds how long the first of a batch waits for the last. */
    private static final int MOST = 256;

    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<WriteRequest> waiting = new ConcurrentLinkedQueue<>();
    private final BatchWriter writer;
    private final Writing writing;

    public GroupCommit(BatchWriter writer) {
        this.writer = writer;
        this.writing = new Writing(this::write, writer::meaningOf);
    }

    @Override
    public List<RecordedEvent> append(List<EventRow> rows, List<TransactionParticipant> joined) {
        return commit(new WriteRequest(rows, joined));
    }

    @Override
    public void write(SqlWork work) {
        commit(new WriteRequest(List.of(), List.of(work)));
    }

    @Override
    public void write(SqlUpdate change) {
        commit(new WriteRequest(List.of(), List.of(change)));
    }

    /** Returns once the request is durable, and throws once it is certain that it never will be, or can't be known. */
    private List<RecordedEvent> commit(WriteRequest request) {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("Work in a write transaction can't begin another one");
        }
        waiting.add(request);
        while (!request.isAnswered()) {
            if (turn.tryLock()) {
                try {
                    commitWaiting();
                } finally {
                    turn.unlock();
                    wakeNext();
                }
            } else {
                request.awaitAnswerOrTurn();
            }
        }
        return request.answer();
    }

    /** Wakes the next caller, which may have found the turn taken just before it was given back. */
    private void wakeNext() {
        WriteRequest next = waiting.peek();
        if (next != null) {
            next.wake();
        }
    }

    private void commitWaiting() {
        letOthersCome();
        List<WriteRequest> batch = takeWaiting();
        if (batch.isEmpty()) {
            return; // another turn has taken ours along
        }
        try {
            writer.commit(batch);
        } catch (Throwable failure) {
            batch.stream().filter(request -> !request.isAnswered()).forEach(request -> request.fail(failure));
        }
        writing.judge(batch);
        batch.forEach(WriteRequest::wake);
    }

    /** Virtual threads that are about to ask run first: one commit for all of them, where each would wait for the last. */
    private static void letOthersCome() {
        if (Thread.currentThread().isVirtual()) {
            Thread.yield();
        }
    }

    /**
     * Takes the requests in front, up to the first that wants or relies on a place that another one of them wants: its
     * outcome depends on that one.
     */
    private List<WriteRequest> takeWaiting() {
        List<WriteRequest> batch = new ArrayList<>();
        Set<StreamSlot> wanted = new HashSet<>();
        for (WriteRequest next = waiting.peek(); next != null && batch.size() < MOST; next = waiting.peek()) {
            if (next.places().stream().anyMatch(wanted::contains)) {
                break;
            }
            next.rows().forEach(row -> wanted.add(row.slot()));
            batch.add(waiting.remove());
        }
        return batch;
    }

    @Override
    public Optional<String> failing() {
        return writing.failing();
    }

    @Override
    public void close() {
        writing.close();
        turn.lock();
        try {
            writer.close();
        } catch (SQLException e) {
            throw new StoreUnavailable("The event store could not be closed", e);
        } finally {
            turn.unlock();
        }
    }
}
