package io.lictor.projection;

import com.mongodb.MongoException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has somebody look after a projection a few times a second, and goes on whatever comes of it: what fails because a
 * database can't be reached is tried again.
 */
final class Keeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final long LOOK_MILLIS = 250;

    private final String projection;
    private final Runnable look;
    private final Runnable looked;
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread;
    private volatile boolean reachable = true;
    private String complaint = "";
    private volatile boolean closing;

    /** {@code looked} is done after each look, also one that failed. */
    Keeper(String projection, Runnable look, Runnable looked) {
        this.projection = projection;
        this.look = look;
        this.looked = looked;
        this.thread =
                Thread.ofPlatform().name("lictor-projection-" + projection).unstarted(this::keep);
    }

    /** Looks once, and from then on again and again. */
    void start() {
        lookSafely();
        thread.start();
    }

    /** The same, on the keeper's own time: the first look as well. */
    void startLater() {
        wakes.release();
        thread.start();
    }

    /** Asks for a look at once. */
    void wake() {
        wakes.release();
    }

    /** Whether the read model could be reached at the last look. */
    boolean isReachable() {
        return reachable;
    }

    boolean isClosing() {
        return closing;
    }

    private void keep() {
        try {
            while (!closing) {
                wakes.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                wakes.drainPermits();
                if (!closing) {
                    lookSafely();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookSafely() {
        boolean was = reachable;
        try {
            look.run();
            reachable = true;
            if (!was) {
                LOG.info("The read model can be reached again ({})", projection);
            }
        } catch (MongoException e) {
            reachable = false;
            if (was && !closing) {
                LOG.warn("The read model can't be reached ({}); trying again: {}", projection, e.getMessage());
            }
        } catch (EventStoreException e) {
            LOG.warn("The event store can't be read ({}); trying again: {}", projection, e.getMessage());
        } catch (RuntimeException e) {
            if (!String.valueOf(e).equals(complaint)) {
                complaint = String.valueOf(e);
                LOG.warn("The projection {} could not be looked after; trying again", projection, e);
            }
        }
        looked.run();
    }

    /** Returns when nobody looks any more. */
    @Override
    public void close() {
        closing = true;
        wakes.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
