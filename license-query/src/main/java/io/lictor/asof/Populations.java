package io.lictor.asof;

import io.lictor.store.EventLog;
import io.lictor.web.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Populations of past instants: built one after the other by one thread, from the events alone, and kept for a while, so
 * that paging through a list doesn't fold everything again.
 */
public final class Populations implements AutoCloseable {

    private static final int MOST_INSTANTS = 8;
    private static final int MOST_LICENSES = 200_000;
    private static final long IDLE_NANOS = Duration.ofMinutes(5).toNanos();
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private final EventLog log;
    private final Duration patience;
    private final ScheduledExecutorService builder = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("lictor-as-of").daemon().factory());
    /** The one asked for last stands last. */
    private final Map<Instant, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    /** {@code patience} is how long a caller waits for a population before being told to come back. */
    public Populations(EventLog log, Duration patience) {
        this.log = log;
        this.patience = patience;
        builder.scheduleWithFixedDelay(this::dropIdle, 1, 1, TimeUnit.MINUTES);
    }

    private record Kept(Building building, long since, long askedAt) {

        Kept askedNow() {
            return new Kept(building, since, System.nanoTime());
        }
    }

    /**
     * All there was at {@code at}, which has passed; {@link ProblemException} 503 {@code AS_OF_BUILDING} where it takes
     * longer, while it is being built for the next who asks.
     */
    public Population asOf(Instant at) {
        long head = log.lastPosition();
        Kept asked = ask(at);
        CompletableFuture<Population> population = asked.building().upTo(head);
        try {
            return population.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw building(at, asked);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw building(at, asked);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure && !(failure instanceof CancellationException)) {
                throw failure;
            }
            throw building(at, asked);
        }
    }

    @Override
    public void close() {
        builder.shutdownNow();
    }

    private synchronized Kept ask(Instant at) {
        Kept present = kept.get(at);
        if (present == null) {
            if (kept.values().stream()
                            .filter(each -> each.building().isRunning())
                            .count()
                    >= MOST_INSTANTS) {
                throw building(at, new Building.Progress(0, log.lastAppended()), Duration.ofSeconds(5));
            }
            present = new Kept(new Building(log, at, builder), System.nanoTime(), System.nanoTime());
        }
        Kept asked = present.askedNow();
        kept.put(at, asked);
        dropEldest(at);
        return asked;
    }

    /** What is asked for now stays, however heavy it is. */
    private void dropEldest(Instant except) {
        long licenses = kept.values().stream()
                .mapToLong(each -> each.building().weight())
                .sum();
        Iterator<Map.Entry<Instant, Kept>> eldest = kept.entrySet().iterator();
        while ((licenses > MOST_LICENSES || kept.size() > MOST_INSTANTS) && eldest.hasNext()) {
            Map.Entry<Instant, Kept> entry = eldest.next();
            Building building = entry.getValue().building();
            if (!entry.getKey().equals(except) && !building.isRunning()) {
                licenses -= building.weight();
                eldest.remove();
            }
        }
    }

    private synchronized void dropIdle() {
        long now = System.nanoTime();
        kept.values()
                .removeIf(each ->
                        now - each.askedAt() > IDLE_NANOS && !each.building().isRunning());
    }

    private static ProblemException building(Instant at, Kept asked) {
        Building.Progress progress = asked.building().progress();
        long nanos = System.nanoTime() - asked.since();
        Duration rest = progress.read() == 0
                ? Duration.ofSeconds(1)
                : Duration.ofNanos((long) ((double) nanos / progress.read() * (progress.total() - progress.read())));
        return building(at, progress, rest.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : rest);
    }

    private static ProblemException building(Instant at, Building.Progress progress, Duration retryAfter) {
        return new ProblemException(
                        503,
                        "AS_OF_BUILDING",
                        "What was there at %s is being put together from the events; ask again shortly.".formatted(at),
                        Map.of(
                                "percent",
                                progress.percent(),
                                "eventsRead",
                                progress.read(),
                                "eventsTotal",
                                progress.total()))
                .retryAfter(retryAfter);
    }
}
