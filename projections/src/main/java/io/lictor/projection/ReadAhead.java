package io.lictor.projection;

import io.lictor.store.EventLog;
import io.lictor.store.StoredEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/**
 * The events up to a position, page by page in their order, of which several are read and decoded at the same time: that is
 * most of the work of folding them. Positions have no gaps; where a page ends elsewhere all the same, it goes on from there.
 */
final class ReadAhead implements AutoCloseable {

    static final int PAGE = 1_000;

    private final EventLog log;
    private final Predicate<String> streams;
    private final long end;
    private final int threads;
    private final ExecutorService readers;
    private final Queue<Future<Page>> coming = new ArrayDeque<>();
    private long asked;

    /** Reads the wanted streams' events behind {@code after} up to {@code end}. */
    ReadAhead(EventLog log, Predicate<String> streams, long after, long end, int threads) {
        this.log = log;
        this.streams = streams;
        this.asked = after;
        this.end = end;
        this.threads = threads;
        this.readers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("lictor-replay-reader-", 0).factory());
    }

    /** {@code last} is the position up to which there is nothing else. */
    record Page(List<DecodedEvent> arrivals, long last) {}

    /** The page behind {@code position}, where the one before it ended; one that ends there too is the last. */
    Page next(long position) throws InterruptedException, ExecutionException {
        while (coming.size() <= threads && asked < end) {
            long from = asked;
            asked = Math.min(end, from + PAGE);
            coming.add(readers.submit(() -> read(from, (int) (Math.min(end, from + PAGE) - from))));
        }
        Future<Page> first = coming.poll();
        if (first == null) {
            return new Page(List.of(), position);
        }
        Page page = first.get();
        if (page.last() != Math.min(end, position + PAGE)) {
            coming.forEach(later -> later.cancel(false));
            coming.clear();
            asked = page.last();
        }
        return page;
    }

    private Page read(long after, int most) {
        List<StoredEvent> page = log.after(after, most);
        List<DecodedEvent> wanted = new ArrayList<>(page.size());
        for (StoredEvent stored : page) {
            if (streams.test(stored.streamId())) {
                wanted.add(DecodedEvent.of(stored, log));
            }
        }
        return new Page(wanted, page.isEmpty() ? after : page.getLast().position());
    }

    /** Returns when nobody reads any more. */
    @Override
    public void close() {
        coming.forEach(page -> page.cancel(false));
        readers.close();
    }
}
