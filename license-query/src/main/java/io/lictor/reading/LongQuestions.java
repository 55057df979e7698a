package io.lictor.reading;

import io.lictor.web.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * The lines in which questions wait that look at many licences or events: a few are answered at once, in the order in which
 * they came, so that they leave the processors to checks and to what keeps the read model up.
 *
 * <ol>
 *   <li>The caller waits for its turn. If there are too many before it, or it waits too long, it is told to come back.
 *   <li>The question is answered by a thread of the operating system, which shares the processors with all others. A virtual
 *       thread would keep one of them until it ends, and start-up checks would wait for that.
 * </ol>
 */
public final class LongQuestions implements AutoCloseable {

    private static final Duration RETRY = Duration.ofSeconds(5);

    /** Number of answers that are streamed at once: mostly they wait for their readers. */
    private static final int STREAMS = 2;

    private final Line overAll;

    /** Line of pages of lists, which are mostly short and don't wait behind questions over all licences. */
    private final Line pages;

    /** Line of answers as long as the store, which are sent as fast as their readers read. */
    private final Line streams;

    /**
     * Bounds each kind of question.
     *
     * @param atOnce how many are answered at once
     * @param waiting how many may wait
     * @param patience how long each waits before it is told to come back
     */
    public LongQuestions(int atOnce, int waiting, Duration patience) {
        this.overAll = new Line("questions", atOnce, waiting, patience);
        this.pages = new Line("pages", atOnce, waiting, patience);
        this.streams = new Line("streams", STREAMS, waiting, patience);
    }

    /** Answers what looks at all licences; {@link ProblemException} 503 {@code READ_MODEL_BUSY} where too many do. */
    public <T> T overAll(Supplier<T> question) {
        return overAll.ask(question);
    }

    /** Answers a page of a list, which may scan many licences, within the same bounds. */
    public <T> T page(Supplier<T> question) {
        return pages.ask(question);
    }

    /** Sends an answer of any length, within the same bounds. */
    public void stream(Streaming answer) throws IOException {
        try {
            streams.ask(() -> {
                try {
                    answer.send();
                    return true;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** An answer that is written to its reader piece by piece. */
    @FunctionalInterface
    public interface Streaming {
        void send() throws IOException;
    }

    @Override
    public void close() {
        overAll.close();
        pages.close();
        streams.close();
    }

    private static final class Line implements AutoCloseable {

        private final Semaphore turns;
        private final AtomicInteger waiting = new AtomicInteger();
        private final int most;
        private final Duration patience;
        private final ExecutorService threads;

        Line(String name, int atOnce, int most, Duration patience) {
            this.turns = new Semaphore(atOnce, true);
            this.most = most;
            this.patience = patience;
            this.threads = Executors.newFixedThreadPool(
                    atOnce,
                    Thread.ofPlatform().daemon().name("lictor-" + name + "-", 0).factory());
        }

        <T> T ask(Supplier<T> question) {
            if (!turns.tryAcquire()) {
                await();
            }
            try {
                return onOwnThread(question);
            } finally {
                turns.release();
            }
        }

        private <T> T onOwnThread(Supplier<T> question) {
            Map<String, String> context = MDC.getCopyOfContextMap();
            Future<T> answer = threads.submit(() -> {
                if (context != null) {
                    MDC.setContextMap(context);
                }
                try {
                    return question.get();
                } finally {
                    MDC.clear();
                }
            });
            try {
                return answer.get();
            } catch (InterruptedException e) {
                answer.cancel(true);
                Thread.currentThread().interrupt();
                throw busy();
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case RuntimeException failure -> throw failure;
                    case Error failure -> throw failure;
                    case null, default -> throw new IllegalStateException(e); // a supplier throws nothing else
                }
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
                throw busy();
            }
        }

        private static ProblemException busy() {
            return ProblemException.unavailable(
                    "READ_MODEL_BUSY",
                    "Too many questions about many licences are being answered; try again shortly.",
                    RETRY);
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
