package io.lictor.projection;

import io.lictor.projection.ReadAhead.Page;
import io.lictor.startup.OutOfMemory;
import io.lictor.store.EventLog;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills an empty read model from the events that are there at start. Nobody reads it yet, so a document is written once for
 * all events of its stream, as long as there is room for so many streams at once.
 */
final class Replay {

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    /** Approximate memory of a stream before it is written, in bytes. */
    private static final int BYTES_PER_STREAM = 4_096;

    private static final int SHARE_OF_MEMORY = 4;

    /** Others want connections meanwhile. */
    private static final int MOST_READERS = 4;

    private final EventLog log;
    private final Projector projector;
    private final Rebuild rebuild;
    private final LongConsumer folded;
    private final boolean gentle;
    private final long mostStreams = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY / BYTES_PER_STREAM;
    private long busySince = System.nanoTime();

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

    /** Returns when the read model is complete, or the thread was interrupted; {@code empty} is whether nothing is in it yet. */
    void run(boolean empty) throws InterruptedException {
        long pause = 100;
        for (boolean fresh = empty; rebuild.isRunning(); fresh = false) {
            try {
                fold(fresh);
            } catch (InterruptedException e) {
                throw e;
            } catch (Throwable e) { // nobody else would fill it
                OutOfMemory.endIfIn(e);
                // Folding again what is folded in already changes nothing, so the whole way may be gone again.
                LOG.warn("{} could not be built up; trying again", rebuild.what(), e);
                projector.forget();
                Thread.sleep(pause);
                pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private void fold(boolean fresh) throws Exception {
        int threads = gentle ? 1 : Math.min(MOST_READERS, Runtime.getRuntime().availableProcessors());
        try (ReadAhead ahead = new ReadAhead(log, projector::holds, 0, rebuild.total(), threads)) {
            long position = 0;
            ProjectionBatch batch = projector.batch();
            while (position < rebuild.total()) {
                Page page = ahead.next(position);
                if (page.last() == position) {
                    throw new IllegalStateException("The events end at " + position + ", before " + rebuild.total());
                }
                batch.add(projector.withoutHeld(page.arrivals()), fresh);
                position = page.last();
                rebuild.read(position);
                leaveTime();
                if (batch.size() >= mostStreams || position >= rebuild.total()) {
                    write(batch);
                    folded.accept(position);
                    batch = projector.batch();
                }
            }
        }
    }

    /** One piece is written while the next is made. */
    private void write(ProjectionBatch batch) throws Exception {
        try (var writer = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("lictor-replay-writer").factory())) {
            Future<?> before = null;
            for (Supplier<WriteBatch<?>> piece : batch.writes()) {
                WriteBatch<?> plan = piece.get();
                if (before != null) {
                    before.get();
                    leaveTime();
                }
                before = writer.submit(plan::write);
            }
            if (before != null) {
                before.get();
            }
        }
    }

    private void leaveTime() throws InterruptedException {
        if (gentle) {
            TimeUnit.NANOSECONDS.sleep(System.nanoTime() - busySince);
            busySince = System.nanoTime();
        }
    }
}
