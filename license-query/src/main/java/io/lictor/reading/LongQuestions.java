package io.lictor.reading;

import io.lictor.web.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The line in which questions wait that look at many licences: a few are answered at once, in the order in which they came,
 * so that they leave the processors to checks and to what keeps the read model up.
 */
public final class LongQuestions {

    private static final Duration RETRY = Duration.ofSeconds(5);

    /** Limiter of questions over all licences, and of pages of lists, which are mostly short and don't wait behind the former. */
    private final Line overAll;

    private final Line pages;

    /**
     * Bounds each kind of question.
     *
     * @param atOnce how many are answered at once
     * @param waiting how many may wait
     * @param patience how long each waits before it is told to come back
     */
    public LongQuestions(int atOnce, int waiting, Duration patience) {
        this.overAll = new Line(atOnce, waiting, patience);
        this.pages = new Line(atOnce, waiting, patience);
    }

    /** Answers what looks at all licences; {@link ProblemException} 503 {@code READ_MODEL_BUSY} where too many do. */
    public <T> T overAll(Supplier<T> question) {
        return overAll.ask(question);
    }

    /** Answers a page of a list, which may scan many licences, within the same bounds. */
    public <T> T page(Supplier<T> question) {
        return pages.ask(question);
    }

    private static final class Line {

        private final Semaphore turns;
        private final AtomicInteger waiting = new AtomicInteger();
        private final int most;
        private final Duration patience;

        Line(int atOnce, int most, Duration patience) {
            this.turns = new Semaphore(atOnce, true);
            this.most = most;
            this.patience = patience;
        }

        <T> T ask(Supplier<T> question) {
            if (!turns.tryAcquire()) {
                await();
            }
            try {
                return question.get();
            } finally {
                turns.release();
            }
        }

        private void await() {
            boolean mine = false;
            try {
                mine = waiting.incrementAndGet() <= most && turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                waiting.decrementAndGet();
            }
            if (!mine) {
                throw ProblemException.unavailable(
                        "READ_MODEL_BUSY",
                        "Too many questions about many licences are being answered; try again shortly.",
                        RETRY);
            }
        }
    }
}
