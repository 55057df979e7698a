package io.lictor.audit;

import io.lictor.web.ProblemException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes checkpoints by itself, so that also what nobody asks for is signed soon. Never in anybody's way. */
final class CheckpointClock implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CheckpointClock.class);

    private final Checkpoints checkpoints;
    private final Duration interval;
    private @Nullable ScheduledExecutorService timer;

    /** An interval of zero is none. */
    CheckpointClock(Checkpoints checkpoints, Duration interval) {
        this.checkpoints = checkpoints;
        this.interval = interval;
    }

    void start() {
        if (!checkpoints.hasKey()) {
            log.info("There is no audit key (lictor.audit.key-file): no checkpoints of the log are signed");
        } else if (!interval.isZero()) {
            timer = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("lictor-checkpoints").daemon().factory());
            timer.scheduleWithFixedDelay(this::tick, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void tick() {
        try {
            checkpoints.newest();
        } catch (ProblemException e) {
            // A contradiction is in the log already, and who keeps the log busy is bringing it up.
        } catch (RuntimeException e) {
            log.warn("No checkpoint could be made, and is tried again in {}: {}", interval, e.toString());
        }
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }
}
