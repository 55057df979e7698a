package io.lictor.projection;

import static org.axonframework.eventhandling.TrackingEventProcessorConfiguration.forSingleThreadedProcessing;

import com.mongodb.MongoException;
import io.lictor.readmodel.ReadModel;
import io.lictor.store.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the read model up with the events: an empty one is first filled from the log, then a tracking processor goes on
 * from there. A batch that fails is tried again, after a pause that grows; no event is ever skipped, so a fault that
 * doesn't go away shows as lag.
 */
public final class Projection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
    private static final int BATCH = 1_000;
    private static final long LOOK_MILLIS = 200;

    private final EventLog log;
    private final ProjectionPosition position;
    private final Rebuild rebuild;
    private final Replay replay;
    private final TrackingEventProcessor processor;
    private final Thread starter = Thread.ofPlatform().name("lictor-replay").unstarted(this::replayAndFollow);
    private volatile boolean closing;

    /** {@code tokens} must last as long as the read model does, and no longer. */
    public Projection(EventStore events, EventLog log, ReadModel readModel, TokenStore tokens) {
        this.log = log;
        this.position = new ProjectionPosition(new Progress(readModel.progress())::read);
        position.refresh();
        this.rebuild = new Rebuild(position.current(), log.lastPosition());
        Projector projector = new Projector(readModel, this::folded);
        this.replay = new Replay(log, projector, rebuild);
        this.processor = TrackingEventProcessor.builder()
                .name("licenses")
                .eventHandlerInvoker(projector)
                .messageSource(events)
                .tokenStore(tokens)
                .transactionManager(NoTransactionManager.INSTANCE)
                .trackingEventProcessorConfiguration(forSingleThreadedProcessing()
                        .andBatchSize(BATCH)
                        .andInitialTrackingToken(this::firstToken)
                        .andEventAvailabilityTimeout(500, TimeUnit.MILLISECONDS))
                .build();
    }

    /** A projection of this process alone, into a read model that is as short-lived as it. */
    public static Projection embedded(EventStore events, EventLog log, ReadModel readModel) {
        return new Projection(events, log, readModel, new InMemoryTokenStore());
    }

    /** Returns at once; {@link #rebuild} tells when the read model is complete. */
    public void start() {
        starter.start();
    }

    private void replayAndFollow() {
        try {
            if (position.current() == 0) {
                replay.run(0);
            }
            if (!closing) {
                processor.start();
            }
            watchOthers();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where several instances share a read model, one projects; the others are complete when it has caught up. */
    private void watchOthers() throws InterruptedException {
        while (rebuild.isRunning() && !closing) {
            Thread.sleep(LOOK_MILLIS);
            try {
                position.refresh();
                rebuild.folded(position.current());
            } catch (MongoException e) {
                LOG.debug("No look at the progress of the read model", e);
            }
        }
    }

    private TrackingToken firstToken(StreamableMessageSource<?> source) {
        return position.current() == 0
                ? source.createTailToken()
                : GapAwareTrackingToken.newInstance(position.current(), Set.of());
    }

    @Override
    public void close() {
        closing = true;
        starter.interrupt();
        try {
            // A processor that is started after it was shut down would run for ever.
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        processor.shutDown();
    }

    public ProjectionPosition position() {
        return position;
    }

    public Rebuild rebuild() {
        return rebuild;
    }

    /** How many events are not folded in yet. */
    public long lag() {
        position.refresh();
        return Math.max(0, log.lastPosition() - position.current());
    }

    /** The age of the oldest event that is not folded in yet. */
    public double lagSeconds(Instant now) {
        return log.after(position.current(), 1).stream()
                .mapToDouble(oldest -> Duration.between(oldest.time(), now).toMillis() / 1000.0)
                .map(age -> Math.max(0, age))
                .findFirst()
                .orElse(0);
    }

    private void folded(long last) {
        rebuild.folded(last);
        position.reached(last);
    }
}
