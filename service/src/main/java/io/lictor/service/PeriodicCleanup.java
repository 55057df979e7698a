package io.lictor.service;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Forgets what nobody will ask for again, now and then. Every instance does so: what is gone is gone. */
public final class PeriodicCleanup implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PeriodicCleanup.class);
    /** A service that starts has better things to do. */
    private static final Duration FIRST = Duration.ofMinutes(1);

    private final String what;
    private final Duration every;
    private final Runnable forget;
    private @Nullable ScheduledExecutorService timer;

    /** {@code what} is forgotten, for people; a failing {@code forget} is logged and tried again. */
    public PeriodicCleanup(String what, Duration every, Runnable forget) {
        this.what = what;
        this.every = every;
        this.forget = forget;
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("lictor-sweep-" + what).daemon().factory());
        timer.scheduleWithFixedDelay(this::sweep, FIRST.toSeconds(), every.toSeconds(), TimeUnit.SECONDS);
    }

    private void sweep() {
        try {
            forget.run();
        } catch (RuntimeException e) {
            LOG.warn("Old {} could not be forgotten; trying again in {}", what, every, e);
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
