package io.lictor.projection.axon;

import static org.axonframework.eventhandling.TrackingEventProcessorConfiguration.forParallelProcessing;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.lictor.store.StoredEvent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.json.JacksonSerializer;

/**
 * Follower of the events in segments, over Axon's tracking processor.
 *
 * <pre>
 * new ──start──► following ──shutDown──► ended ──start──► following
 *                    │
 *                    └─ its threads end by a failure ──► {@link #hasEnded}; to be shut down and started again
 * </pre>
 */
public final class SegmentFollower {

    private static final String TOKENS = "tokens";
    private static final int BATCH = 1_000;

    private final TrackingEventProcessor processor;

    /** Folds the events of segments. Each segment is used by one thread at a time. */
    public interface Folds {

        /** Returns whether events of this stream are wanted; others need not even be read. */
        boolean holds(int segment, String streamId);

        /** Folds the events, in their order. When it returns, they are done; if it throws, they come again. */
        void fold(int segment, List<StoredEvent> events);

        /** Forgets a segment, which another instance may have next. */
        void released(int segment);
    }

    /**
     * Options of a follower.
     *
     * @param name of its tokens
     * @param alone whether no other instance shares the work, so that tokens may be kept in memory
     * @param instance owner of the segments it claims
     * @param claimTimeout after which a segment of a silent instance may be claimed
     * @param claimInterval at which free segments are looked for
     */
    public record Options(
            String name, int segments, boolean alone, String instance, Duration claimTimeout, Duration claimInterval) {}

    /** {@code begin} gives the position after which to begin; {@code reached} is told the position of each segment. */
    public SegmentFollower(
            Options options,
            MongoDatabase database,
            StoredEventSource source,
            LongSupplier begin,
            Folds folds,
            BiConsumer<Integer, Long> reached) {
        this.processor = new SegmentProcessor(TrackingEventProcessor.builder()
                .name(options.name())
                .eventHandlerInvoker(new SegmentInvoker(folds))
                .messageSource(source)
                .tokenStore(new TokensWithProgress(tokens(options, database), reached))
                .transactionManager(NoTransactionManager.INSTANCE)
                .trackingEventProcessorConfiguration(forParallelProcessing(options.segments())
                        .andBatchSize(BATCH)
                        .andInitialTrackingToken(_ -> new GlobalSequenceTrackingToken(begin.getAsLong()))
                        .andTokenClaimInterval(options.claimInterval().toMillis(), TimeUnit.MILLISECONDS)
                        .andEventAvailabilityTimeout(500, TimeUnit.MILLISECONDS)));
    }

    private static TokenStore tokens(Options options, MongoDatabase database) {
        return options.alone()
                ? new InMemoryTokenStore()
                : MongoTokenStore.builder()
                        .mongoTemplate(DefaultMongoTemplate.builder()
                                .mongoDatabase(database)
                                .trackingTokensCollectionName(TOKENS)
                                .build())
                        .serializer(JacksonSerializer.defaultSerializer())
                        .claimTimeout(options.claimTimeout())
                        .nodeId(options.instance())
                        .build();
    }

    public void start() {
        processor.start();
    }

    public void shutDown() {
        processor.shutDown();
    }

    /** Returns whether a failure has ended it. */
    public boolean hasEnded() {
        return processor.isError();
    }

    /** Gives a segment away, to an instance that has fewer. */
    public void release(int segment) {
        processor.releaseSegment(segment);
    }

    /** Returns the segments that this instance has. */
    public Set<Integer> segments() {
        return Set.copyOf(processor.processingStatus().keySet());
    }

    /** Drops the tokens of a follower of that name. */
    public static void dropTokens(MongoDatabase database, String name) {
        database.getCollection(TOKENS).deleteMany(Filters.eq("processorName", name));
    }
}
