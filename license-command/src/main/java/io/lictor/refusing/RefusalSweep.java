package io.lictor.refusing;

import io.lictor.store.refusals.RefusalLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Forgets refusals that are too old or too many. Every instance does so: what is gone is gone. */
final class RefusalSweep implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalSweep.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final RefusalLog log;
    private final RefusalProperties properties;
    private final InstantSource clock;
    private @Nullable ScheduledExecutorService timer;

    RefusalSweep(RefusalLog log, RefusalProperties properties, InstantSource clock) {
        this.log = log;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("lictor-refusal-sweep").daemon().factory());
        timer.scheduleWithFixedDelay(this::sweep, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    private void sweep() {
        try {
            log.forget(clock.instant().minus(properties.retention()), properties.most());
        } catch (RuntimeException e) {
            LOG.warn("Old refusals could not be forgotten; trying again in {}", EVERY, e);
        }
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.close(); // waits for the sweep under way
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
