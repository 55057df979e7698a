package io.lictor.projection.axon;

import io.lictor.store.EventLog;
import io.lictor.store.StoredEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The events for a tracking processor, as they are stored. Axon's own source asks for the class of an event while it
 * reads on, so that a single event this release doesn't know would end the stream for all that follow.
 */
public final class StoredEventSource implements StreamableMessageSource<TrackedEventMessage<?>>, AutoCloseable {

    private static final int PAGE = 1_000;

    /** Times as long as folding took: so a busy service folds for a quarter of the time, and more events at once. */
    private static final int REST = 3;

    /** Longest pause between events, in nanoseconds: readers that don't wait shall not see them much later. */
    private static final long MOST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final EventLog log;
    private final LogHead head;
    private final Gathering gathering;
    private final long pauseNanos;

    /** Wait for more events, which somebody who needs the present ones ends. */
    @FunctionalInterface
    public interface Gathering {

        /**
         * Waits for {@code moment}, as {@link System#nanoTime} tells it, or until somebody needs what is there.
         *
         * @param nanos how long at most
         * @return false if neither came
         */
        boolean await(long moment, long nanos) throws InterruptedException;
    }

    /**
     * {@code pause} is how long events gather before they are read, where the last ones were read just before; longer, to
     * a tenth of a second, where it takes long to fold them.
     */
    public StoredEventSource(EventLog log, Gathering gathering, Duration pause) {
        this.log = log;
        this.head = new LogHead(log);
        this.gathering = gathering;
        this.pauseNanos = pause.toNanos();
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Events(token == null ? 0 : token.position().orElse(0));
    }

    @Override
    public void close() {
        head.close();
    }

    static StoredEvent stored(Object message) {
        if (message instanceof TrackedEventMessage<?> tracked && tracked.getPayload() instanceof StoredEvent stored) {
            return stored;
        }
        throw new IllegalStateException("Not a stored event: " + message);
    }

    private final class Events implements BlockingStream<TrackedEventMessage<?>> {

        private final Queue<TrackedEventMessage<?>> page = new ArrayDeque<>();
        private long position;
        private long next = System.nanoTime();

        /** When those were read that are being folded; 0 where there is no reason to rest behind them. */
        private long readAt;

        Events(long position) {
            this.position = position;
        }

        /**
         * Returns whether more of the page that was read is there: that is a batch, and nothing more is read while it is put
         * together.
         */
        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.ofNullable(page.peek());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            long nanos = unit.toNanos(timeout);
            if (page.isEmpty()) {
                rest();
                if (head.await(position, nanos) && gathering.await(next, nanos)) {
                    read();
                }
            }
            return !page.isEmpty();
        }

        /** Asked for more, once those that were read last are folded. */
        private void rest() {
            if (readAt != 0) {
                long took = System.nanoTime() - readAt;
                next = readAt + Math.max(pauseNanos, took + Math.min(REST * took, MOST_REST_NANOS));
                readAt = 0;
            }
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
                // it is only called where there is one
            }
            return page.remove();
        }

        private void read() {
            long now = System.nanoTime();
            List<StoredEvent> events = log.after(position, PAGE);
            readAt = events.size() < PAGE ? now : 0; // no rest while there are more
            for (StoredEvent stored : events) {
                page.add(new GenericTrackedEventMessage<>(
                        new GlobalSequenceTrackingToken(stored.position()),
                        new GenericEventMessage<>(Long.toString(stored.position()), stored, Map.of(), stored.time())));
                position = stored.position();
            }
        }

        @Override
        public void close() {
            page.clear();
        }
    }
}
