package io.lictor.bench.replay;

import io.lictor.event.LicenseEvent;
import io.lictor.license.LicenseFold;
import io.lictor.projection.ReadableHistory;
import io.lictor.store.EventLog;
import io.lictor.store.StoredEvent;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads all events, as many pages at a time as there are processors, and hands them over in their order. */
final class InMemory {

    private static final int PAGE = 1_000;

    private final EventLog log;

    InMemory(EventLog log) {
        this.log = log;
    }

    /** The rows alone. */
    Object rows() {
        long[] bytes = new long[1];
        each(stored -> stored, stored -> bytes[0] += stored.payload().length());
        return bytes;
    }

    /** Each as today's class. */
    Object decoded() {
        int[] count = new int[1];
        each(stored -> ReadableHistory.event(log, stored), _ -> count[0]++);
        return count;
    }

    /** Returns all licences. */
    Object folded() {
        Map<String, LicenseFold> licenses = new HashMap<>();
        each(stored -> ReadableHistory.event(log, stored), event -> {
            if (event instanceof LicenseEvent of) {
                licenses.compute(of.streamId(), (_, fold) -> (fold == null ? LicenseFold.EMPTY : fold).plus(of));
            }
        });
        return licenses;
    }

    private <T> void each(Function<StoredEvent, T> aside, Consumer<T> inOrder) {
        int processors = Runtime.getRuntime().availableProcessors();
        long end = log.lastPosition();
        long asked = 0;
        Queue<Future<List<T>>> pages = new ArrayDeque<>();
        try (ExecutorService readers = Executors.newFixedThreadPool(processors)) {
            do {
                while (pages.size() <= processors && asked < end) {
                    long after = asked;
                    pages.add(readers.submit(
                            () -> log.after(after, PAGE).stream().map(aside).toList()));
                    asked += PAGE;
                }
                pages.remove().get().forEach(inOrder);
            } while (!pages.isEmpty());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("The events could not be read", e);
        }
    }
}
