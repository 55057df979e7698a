package io.lictor.projection;

import io.lictor.store.EventLog;
import io.lictor.store.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills an empty read model from the events that are there at start. Nobody reads it yet, so the batches are large, and
 * a licence is written once for many of its events; one thread reads ahead while another folds.
 */
final class Replay {

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
    private static final int BATCH = 20_000;
    private static final int GENTLE_BATCH = 1_000;
    private static final int PAGE = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final EventLog log;
    private final Projector projector;
    private final Rebuild rebuild;
    private final LongConsumer folded;
    private final boolean gentle;

    /**
     * {@code folded} is told how far the events are folded in; {@code gentle} leaves others half of the time, and no batch
     * so large that they would have to wait for it.
     */
    Replay(EventLog log, Projector projector, Rebuild rebuild, LongConsumer folded, boolean gentle) {
        this.log = log;
        this.projector = projector;
        this.rebuild = rebuild;
        this.folded = folded;
        this.gentle = gentle;
    }

    /** Returns when the read model is complete, or the thread was interrupted. */
    void run() throws InterruptedException {
        long position = 0;
        long pause = 100;
        while (rebuild.isRunning()) {
            try {
                position = foldFrom(position);
            } catch (Exception e) {
                if (e instanceof InterruptedException interrupted) {
                    throw interrupted;
                }
                // Folding again what is folded in already changes nothing, so the whole way may be gone again.
                LOG.warn("{} could not be built up from position {}; trying again", rebuild.what(), position, e);
                Thread.sleep(pause);
                pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private long foldFrom(long after) throws Exception {
        long position = after;
        long began = System.nanoTime();
        try (var reader = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("lictor-replay-reader").factory())) {
            Batch batch = read(position);
            while (batch.last() > position && rebuild.isRunning()) {
                long last = batch.last();
                Future<Batch> next = reader.submit(() -> read(last));
                projector.fold(batch.arrivals());
                position = last;
                folded.accept(last);
                batch = next.get();
                if (gentle) {
                    LockSupport.parkNanos(System.nanoTime() - began);
                    began = System.nanoTime();
                }
            }
        }
        return position;
    }

    /** {@code last} is the position up to which there is nothing else for this projection. */
    private record Batch(List<Arrival> arrivals, long last) {}

    private Batch read(long after) {
        List<Arrival> batch = new ArrayList<>();
        long position = after;
        int most = gentle ? GENTLE_BATCH : BATCH;
        for (int looked = 0; looked < most && position < rebuild.total(); looked += PAGE) {
            List<StoredEvent> page = log.after(position, PAGE);
            if (page.isEmpty()) {
                break;
            }
            for (StoredEvent stored : page) {
                if (projector.holds(stored.streamId())) {
                    batch.add(Arrival.of(stored, log));
                }
            }
            position = page.getLast().position();
            rebuild.read(position);
        }
        return new Batch(batch, position);
    }
}
