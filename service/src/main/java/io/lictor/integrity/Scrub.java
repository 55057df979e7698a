package io.lictor.integrity;

import io.lictor.store.Comparison;
import io.lictor.store.Damage;
import io.lictor.store.LicensingStore;
import io.lictor.store.StoreException;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The reader in the background that compares everything in the store with what was written, once after the start and then
 * again and again, gently. What it finds is the store's {@link Damage}. On a thread of its own.
 */
final class Scrub implements SmartLifecycle, MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(Scrub.class);
    private static final int PAGE = 500;
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final LicensingStore store;
    private final Damage damage;
    private final IntegrityProperties properties;
    private final Pacing pacing;
    private final ScrubStart begin;
    private final AtomicLong compared = new AtomicLong();
    private final AtomicLong passes = new AtomicLong();
    private final Semaphore stop = new Semaphore(0);
    private @Nullable Thread thread;

    public Scrub(LicensingStore store, IntegrityProperties properties, ScrubStart begin) {
        this.store = store;
        this.damage = store.damage();
        this.properties = properties;
        this.pacing = new Pacing(properties.rate(), properties.period());
        this.begin = begin;
    }

    /** Returns how many complete comparisons there were since the start. */
    public long passes() {
        return passes.get();
    }

    private void run() {
        try {
            while (!begin.hasCome()) {
                if (isStopped(LOOK)) {
                    return;
                }
            }
            while (pass()) {
                passes.incrementAndGet();
                tell();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("The store is not compared any more until the next start", e);
        }
    }

    /** Compares everything; false where it was stopped. */
    private boolean pass() throws InterruptedException {
        Comparison.Pass pass = store.comparison().begin();
        boolean atLeisure = passes.get() > 0;
        boolean failing = false;
        boolean finished = false;
        while (!finished) {
            long began = System.nanoTime();
            Duration rest;
            try {
                int events = pass.next(PAGE);
                compared.addAndGet(events);
                finished = events == 0;
                if (finished) {
                    pass.finish();
                }
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                rest = finished && !atLeisure
                        ? Duration.ZERO
                        : pacing.rest(events, store.log().lastAppended(), took, atLeisure);
                failing = false;
            } catch (StoreException e) {
                if (!failing) {
                    log.warn("The store can't be compared with what was written; trying again: {}", e.getMessage());
                }
                failing = true;
                finished = false;
                rest = AGAIN;
            }
            if (isStopped(rest)) {
                return false;
            }
        }
        return true;
    }

    private void tell() {
        if (damage.isAny()) {
            log.error(
                    "The store was compared with what was written: {} events and {} streams are damaged.{} To go on without them:"
                            + " lictor.integrity.accepted-damage={}",
                    damage.events(),
                    damage.streams().size(),
                    damage.stopsWrites() ? " Nothing is written any more." : " They are accepted.",
                    damage.toAccept());
        } else if (passes.get() == 1) {
            log.info("All {} events are as they were written", compared.get());
        }
    }

    private boolean isStopped(Duration rest) throws InterruptedException {
        return stop.tryAcquire(rest.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("lictor.integrity.damaged.events", damage, Damage::events)
                .description("Events that are not what was written, or are gone")
                .register(registry);
        Gauge.builder(
                        "lictor.integrity.damaged.streams",
                        damage,
                        found -> found.streams().size())
                .description(
                        "Licences, products, keys and tokens that are answered with an error, for their events are damaged")
                .register(registry);
        Gauge.builder("lictor.integrity.writes.stopped", damage, found -> found.stopsWrites() ? 1 : 0)
                .description("1 while nothing is written, for the store has damage that nobody has accepted")
                .register(registry);
        FunctionCounter.builder("lictor.integrity.compared", compared, AtomicLong::get)
                .description("Events compared with what was written")
                .baseUnit("events")
                .register(registry);
        FunctionCounter.builder("lictor.integrity.passes", passes, AtomicLong::get)
                .description("How often everything in the store was compared with what was written")
                .register(registry);
    }

    @Override
    public synchronized void start() {
        if (properties.scrub()) {
            thread = Thread.ofPlatform().daemon().name("lictor-scrub").start(this::run);
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            stop.release();
            try {
                thread.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
            stop.drainPermits();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
