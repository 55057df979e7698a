package io.lictor.history;

import io.lictor.store.EventLog;
import io.lictor.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what is appended, as soon as it is, until it is stopped. */
final class TailReader implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(TailReader.class);

    /** We are told of commits; what nobody told of is found this late. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final EventLog log;
    private final FeedPages pages;
    private final NewestEvents newest = new NewestEvents();
    private final Semaphore work = new Semaphore(0);

    TailReader(EventLog log, FeedPages pages) {
        this.log = log;
        this.pages = pages;
    }

    NewestEvents newest() {
        return newest;
    }

    void stop() {
        newest.end();
        work.release();
    }

    @Override
    public void run() {
        try (var subscription = log.onAppended(_ -> work.release())) {
            while (!newest.hasEnded()) {
                work.drainPermits();
                if (!takeNext()) {
                    work.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            newest.end(); // nobody shall wait for what no longer comes
        }
    }

    /** Reads the next event; returns whether there may be more. */
    private boolean takeNext() {
        try {
            if (newest.hasBegun()) {
                List<FeedEvent> events = pages.all(newest.reached());
                newest.add(events);
                return !events.isEmpty();
            }
            newest.begin(log.lastPosition());
            return true;
        } catch (StoreException e) {
            LOG.debug("The feed can't read events at the moment", e); // who writes or reads says so
            return false;
        }
    }
}
