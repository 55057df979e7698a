package io.lictor.projection;

import com.mongodb.MongoException;
import com.mongodb.MongoOperationTimeoutException;
import io.lictor.startup.OutOfMemory;
import io.lictor.store.StoreException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread that reconciles a projection a few times a second, and whenever it is woken.
 *
 * <pre>
 *               look succeeds                 database doesn't answer
 *  (reachable) ◀──────────────▶ look ──────────────────────────────▶ (out of reach)
 *                                ▲  any other failure: told, tried again      │
 *                                └────────────────────────────────────────────┘
 * </pre>
 */
final class ProjectionSupervisor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionSupervisor.class);
    private static final long LOOK_MILLIS = 250;

    private final String projection;
    private final Runnable look;
    private final Runnable looked;
    private final boolean here;
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread;
    private volatile boolean reachable = true;
    private volatile @Nullable String trouble;
    private String complaint = "";
    private volatile boolean closing;

    /**
     * {@code here} is whether the read model is in this process, and so never away; {@code looked} is done after each look,
     * also one that failed.
     */
    ProjectionSupervisor(String projection, boolean here, Runnable look, Runnable looked) {
        this.projection = projection;
        this.here = here;
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

    /** Starts, with the first reconciliation on the supervisor's own thread. */
    void startLater() {
        wakes.release();
        thread.start();
    }

    /** Asks for a look at once. */
    void wake() {
        wakes.release();
    }

    /** Returns whether the read model could be reached at the last reconciliation. */
    boolean isReachable() {
        return reachable;
    }

    /** Returns the failure of the last reconciliation, if it failed. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
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
            trouble = null;
            if (!was) {
                LOG.info("The read model can be reached again ({})", projection);
            }
        } catch (MongoException e) {
            trouble = String.valueOf(e.getMessage());
            notAnswered(e, was);
        } catch (StoreException e) {
            trouble = "The event store can't be read: " + e.getMessage();
            LOG.warn("The event store can't be read ({}); trying again: {}", projection, e.getMessage());
        } catch (Throwable e) { // whatever it is: nobody else would look after it
            OutOfMemory.endIfIn(e);
            trouble = String.valueOf(e);
            if (!String.valueOf(e).equals(complaint)) {
                complaint = String.valueOf(e);
                LOG.warn("The projection {} could not be looked after; trying again", projection, e);
            }
        }
        try {
            looked.run();
        } catch (RuntimeException | Error e) {
            OutOfMemory.endIfIn(e);
            LOG.warn("Not everybody could be told of the projection {}", projection, e);
        }
    }

    private void notAnswered(MongoException e, boolean was) {
        boolean late = e instanceof MongoOperationTimeoutException;
        reachable = here && late && was;
        if (was && !closing) {
            // Out of time, the driver does not tell a server that is away from one that is busy.
            String what = late ? here ? "is busy" : "can't be reached or is busy" : "can't be reached";
            LOG.warn("The read model {} ({}); trying again: {}", what, projection, e.getMessage());
        }
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
