package io.lictor.asof;

import io.lictor.store.EventLog;
import io.lictor.store.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The population of one instant, built by one thread while all who ask for it wait. Events may still come that are of
 * before the instant, for clocks of several servers disagree: it goes on from where it was whenever it is asked for more.
 */
final class PopulationBuilder {

    private static final int PAGE = 5_000;

    /** Part of the time it works for which it rests, so that software that starts meanwhile is answered first. */
    private static final int REST = 4;

    private final EventLog log;
    private final PopulationFold fold;
    private final Executor builder;
    private final Runnable makeRoom;
    private long target;
    private CompletableFuture<Population> running = CompletableFuture.failedFuture(new CancellationException());
    private volatile @Nullable Population ready;
    private volatile Progress progress = new Progress(0, 0);
    private volatile int weight;
    private volatile boolean collected;

    /** {@code makeRoom} is done before it takes memory, while it does, and when it is known how much. */
    PopulationBuilder(EventLog log, Instant at, Executor builder, Runnable makeRoom) {
        this.log = log;
        this.fold = new PopulationFold(log, at);
        this.builder = builder;
        this.makeRoom = makeRoom;
    }

    /** Progress of building a population: events read, and events to read. */
    record Progress(long read, long total) {

        long percent() {
            return total == 0 ? 0 : read * 100 / total;
        }
    }

    /** The population as all events up to {@code position} make it; fails as reading the events fails. */
    synchronized CompletableFuture<Population> upTo(long position) {
        Population present = ready;
        if (present != null && present.position() >= position) {
            return CompletableFuture.completedFuture(present);
        }
        if (running.isDone() || target < position) {
            target = position;
            progress = new Progress(progress.read(), position);
            // Behind the one that is running, if any: there is one builder, so that two never fold at once.
            running = CompletableFuture.supplyAsync(() -> build(position), builder);
        }
        return running;
    }

    synchronized boolean isRunning() {
        return !running.isDone();
    }

    /** Somebody has got it. */
    void collected() {
        collected = true;
    }

    boolean isCollected() {
        return collected;
    }

    /** Returns the number of licences held in memory. */
    int weight() {
        return weight;
    }

    Progress progress() {
        return progress;
    }

    private Population build(long position) {
        while (fold.position() < position) {
            if (Thread.interrupted()) {
                throw new CancellationException("The service is being shut down");
            }
            long begun = System.nanoTime();
            List<StoredEvent> page = log.after(fold.position(), PAGE);
            if (page.isEmpty()) {
                throw new IllegalStateException("The store ends before its last position, " + position);
            }
            fold.add(page);
            weight = fold.licenses();
            makeRoom.run();
            progress = new Progress(fold.position(), Math.max(position, fold.position()));
            LockSupport.parkNanos((System.nanoTime() - begun) / REST);
        }
        Population population = fold.population();
        ready = population;
        return population;
    }
}
