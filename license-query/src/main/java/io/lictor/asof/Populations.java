package io.lictor.asof;

import io.lictor.store.EventLog;
import io.lictor.web.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
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
final class Populations implements AutoCloseable {

    private static final int MOST_KEPT = 8;
    private static final long RETURN_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long IDLE_NANOS = Duration.ofMinutes(5).toNanos();
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);
    private static final Duration BUSY_RETRY = Duration.ofSeconds(5);

    private final EventLog log;
    private final Duration patience;
    private final int mostInstants;
    private final long mostLicenses;
    private final ScheduledExecutorService builder = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("lictor-as-of").daemon().factory());
    /** The one asked for last stands last. */
    private final Map<Instant, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long heaviest;

    /**
     * Keeps within bounds.
     *
     * @param patience how long a caller waits for a population before being told to come back
     * @param mostInstants how many are built or wait for it at once
     * @param mostLicenses how many licences those that are kept have together, the one that is built or was asked for last
     *     left aside
     */
    Populations(EventLog log, Duration patience, int mostInstants, long mostLicenses) {
        this.log = log;
        this.patience = patience;
        this.mostInstants = mostInstants;
        this.mostLicenses = mostLicenses;
        builder.scheduleWithFixedDelay(this::dropIdle, 1, 1, TimeUnit.MINUTES);
    }

    private record Kept(PopulationBuilder building, long since, long askedAt) {

        /**
         * Returns whether the population may be dropped: its callers have come back for it, or had long enough to do
         * so.
         */
        boolean isDroppable() {
            return !building.isRunning() && (building.isCollected() || System.nanoTime() - askedAt > RETURN_NANOS);
        }

        Kept askedNow() {
            return new Kept(building, since, System.nanoTime());
        }
    }

    /**
     * Returns the population at {@code at}, which has passed; {@link ProblemException} 503 {@code AS_OF_BUILDING} while it
     * is still being built for the next who asks, and {@code AS_OF_BUSY} while too many others are.
     */
    public Population asOf(Instant at) {
        long head = log.lastPosition();
        Kept asked = ask(at);
        CompletableFuture<Population> population = asked.building().upTo(head);
        try {
            Population built = population.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            asked.building().collected();
            return built;
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
            if (isBusy()) {
                throw ProblemException.unavailable(
                        "AS_OF_BUSY",
                        "As many past instants as may be at once (%d) are being put together from the events; ask again later."
                                .formatted(mostInstants),
                        BUSY_RETRY);
            }
            present = new Kept(
                    new PopulationBuilder(log, at, builder, () -> makeRoom(at)), System.nanoTime(), System.nanoTime());
        }
        Kept asked = present.askedNow();
        kept.put(at, asked);
        makeRoom(at);
        return asked;
    }

    /**
     * Returns whether a caller has to wait: as many are being built as may be, or those not fetched yet have more licences
     * than may be kept.
     */
    private boolean isBusy() {
        List<PopulationBuilder> wanted = kept.values().stream()
                .filter(each -> !each.isDroppable())
                .map(Kept::building)
                .toList();
        return wanted.stream().filter(PopulationBuilder::isRunning).count() >= mostInstants
                || !wanted.isEmpty()
                        && wanted.stream()
                                        .mapToLong(each ->
                                                each.isRunning() ? Math.max(heaviest, each.weight()) : each.weight())
                                        .sum()
                                >= mostLicenses;
    }

    /** Drops the least recently used populations beyond the bound; never the one asked for or one being built. */
    private synchronized void makeRoom(Instant except) {
        long licenses = kept.values().stream()
                .mapToLong(each -> each.building().weight())
                .sum();
        Iterator<Map.Entry<Instant, Kept>> eldest = kept.entrySet().iterator();
        while ((licenses > mostLicenses || kept.size() > MOST_KEPT) && eldest.hasNext()) {
            Map.Entry<Instant, Kept> entry = eldest.next();
            PopulationBuilder building = entry.getValue().building();
            heaviest = Math.max(heaviest, building.weight());
            if (!entry.getKey().equals(except) && entry.getValue().isDroppable()) {
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
        PopulationBuilder.Progress progress = asked.building().progress();
        long nanos = System.nanoTime() - asked.since();
        Duration rest = progress.read() == 0
                ? Duration.ofSeconds(1)
                : Duration.ofNanos((long) ((double) nanos / progress.read() * (progress.total() - progress.read())));
        return building(at, progress, rest.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : rest);
    }

    private static ProblemException building(Instant at, PopulationBuilder.Progress progress, Duration retryAfter) {
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
