package io.lictor.idempotency;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Forgets answers that nobody will ask for again. Every instance does so: what is gone is gone. */
final class AnswerSweep implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerSweep.class);
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final KeptAnswers answers;
    private final Duration kept;
    private @Nullable ScheduledExecutorService timer;

    AnswerSweep(KeptAnswers answers, Duration kept) {
        this.answers = answers;
        this.kept = kept;
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("lictor-answer-sweep").daemon().factory());
        timer.scheduleWithFixedDelay(this::sweep, 1, EVERY.toMinutes(), TimeUnit.MINUTES);
    }

    private void sweep() {
        try {
            answers.forgetOlderThan(kept);
        } catch (RuntimeException e) {
            LOG.warn("Old answers could not be forgotten; trying again in {}", EVERY, e);
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
