package io.lictor.endpoint;

import io.lictor.access.Subject;
import io.lictor.command.LicenseCommand;
import io.lictor.command.ProductCommand;
import io.lictor.command.TokenCommand;
import io.lictor.handling.CommandContext;
import io.lictor.handling.Outcome;
import io.lictor.handling.UnreadableStream;
import io.lictor.handling.axon.CommandDispatcher;
import io.lictor.license.License;
import io.lictor.product.Product;
import io.lictor.store.AppendConflict;
import io.lictor.store.Damage;
import io.lictor.token.Tokens;
import io.lictor.web.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gateway of all commands: sends one and returns its outcome once its events are durable. A rejection is an outcome; a command
 * that could not be decided at all is a {@link ProblemException} that says whether another try is worth it.
 *
 * <p>Before it: a controller and {@link Answering}. After it: {@link CommandDispatcher}.
 */
public final class CommandGateway implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(1);

    private static final Duration LAST_WAIT = Duration.ofSeconds(5);
    private static final int MANY = Integer.MAX_VALUE;
    private static final Logger log = LoggerFactory.getLogger(CommandGateway.class);

    private final CommandDispatcher dispatcher;
    private final CommandMetrics metrics;
    private final Damage damage;
    private final Semaphore underWay = new Semaphore(MANY);
    private volatile boolean closed;

    /** Does nothing on a store that has {@code damage} nobody has accepted. */
    public CommandGateway(CommandDispatcher dispatcher, CommandMetrics metrics, Damage damage) {
        this.dispatcher = dispatcher;
        this.metrics = metrics;
        this.damage = damage;
    }

    /**
     * {@link ProblemException} 503 where the conflicts don't end or the licence can't be read; an
     * {@link io.lictor.store.StoreException} where the event store can't be used.
     */
    public Outcome<License> send(LicenseCommand command, CommandContext context) {
        return measured(command, context);
    }

    /**
     * {@link ProblemException} 503 where the conflicts don't end or the licence can't be read; an
     * {@link io.lictor.store.StoreException} where the event store can't be used.
     */
    public Outcome<Product.Defined> send(ProductCommand command, CommandContext context) {
        return measured(command, context);
    }

    /**
     * {@link ProblemException} 503 where the conflicts don't end; an
     * {@link io.lictor.store.StoreException} where the event store can't be used.
     */
    public Outcome<Tokens> send(TokenCommand command, CommandContext context) {
        return measured(command, context);
    }

    /** Returns the outcome that a command would have now; nothing is appended, and it counts as none. Fails as sending does. */
    public Outcome<License> tryOut(LicenseCommand command, Subject subject, LongPredicate expectedVersion) {
        return underWay(() -> resolved(() -> dispatcher.tryOut(command, subject, expectedVersion)));
    }

    /**
     * Refuses commands from now on; returns when those under way are answered, or after some seconds. Call it before the
     * event store is closed, which would break them off.
     */
    @Override
    public void close() {
        closed = true;
        try {
            if (!underWay.tryAcquire(MANY, LAST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("Closing while {} commands are still under way", MANY - underWay.availablePermits());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <S> Outcome<S> measured(Object command, CommandContext context) {
        return underWay(() -> {
            CommandMetrics.Measurement measurement = metrics.begin(command);
            try {
                damage.refuseWrites(); // also what would only be refused: nobody shall wonder who is told what
                Outcome<S> outcome = resolved(() -> dispatcher.dispatch(command, context));
                measurement.end(outcome);
                return outcome;
            } catch (RuntimeException e) {
                measurement.failed();
                throw e;
            }
        });
    }

    private <S> Outcome<S> underWay(Supplier<Outcome<S>> work) {
        if (closed || !underWay.tryAcquire()) {
            throw ProblemException.unavailable(
                    "SHUTTING_DOWN",
                    "The service is stopping and does nothing new; nothing was changed. Try again shortly.",
                    SOON);
        }
        try {
            return work.get();
        } finally {
            underWay.release();
        }
    }

    private static <S> Outcome<S> resolved(Supplier<Outcome<S>> work) {
        try {
            return work.get();
        } catch (AppendConflict e) {
            throw ProblemException.unavailable(
                            "CONFLICT", "Too many others are changing this at the same moment; try again.", SOON)
                    .causedBy(e);
        } catch (UnreadableStream e) {
            throw new ProblemException(
                            503,
                            "LICENSE_UNREADABLE",
                            "What is stored of this licence or its product can't be read by this release; nothing was"
                                    + " changed. Trying again won't help: tell the operator, whose log says why.",
                            Map.of())
                    .causedBy(e);
        }
    }
}
