package io.lictor.store;

import static io.lictor.store.Facts.activated;
import static io.lictor.store.Facts.append;
import static io.lictor.store.Facts.assigned;
import static io.lictor.store.Facts.first;
import static io.lictor.store.Facts.nth;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.event.RecordedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Duties of every event store towards those who follow it. */
public abstract class TailingContract extends JoinedWorkContract {

    private static final int WRITERS = 16;
    private static final int ROUNDS = 100;

    @Test
    @Timeout(60)
    void everyEventIsSeenOnceAndInOrderWhileManyWrite() throws Exception {
        List<RecordedEvent> recorded = new ArrayList<>();
        List<TrackedEventMessage<?>> seen;
        try (var writers = Executors.newFixedThreadPool(WRITERS + 1);
                var stream = store.eventStore().openStream(null)) {
            Future<List<TrackedEventMessage<?>>> tail = writers.submit(() -> take(3 * WRITERS * ROUNDS, stream));
            List<Future<List<RecordedEvent>>> writing = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writing.add(writers.submit(writer()));
            }
            for (Future<List<RecordedEvent>> writer : writing) {
                recorded.addAll(writer.get());
            }
            seen = tail.get();
        }

        assertThat(seen)
                .extracting(message -> message.trackingToken().position().orElseThrow())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, seen.size()).boxed().toList());
        assertThat(recorded).hasSameSizeAs(seen);
        assertThat(recorded)
                .allSatisfy(event -> assertThat(
                                seen.get((int) event.position() - 1).getPayload())
                        .isEqualTo(event.event()));
    }

    @Test
    void whatMayHaveChangedIsToldAlsoWhereItFailed() {
        UUID license = UUID.randomUUID();
        List<Set<String>> told = new ArrayList<>();
        try (var _ = store.log().onChanged(told::add)) {
            append(store.eventStore(), first(activated(license, "a")), first(assigned(license)));
            assertThatThrownBy(() -> append(store.eventStore(), first(activated(license, "b"))))
                    .isInstanceOf(StreamConflict.class);
        }
        append(store.eventStore(), nth(2, activated(license, "b")));

        String stream = activated(license, "a").streamId();
        assertThat(told).containsExactly(Set.of(stream, assigned(license).streamId()), Set.of(stream));
    }

    @Test
    @Timeout(60)
    void whoReadsTheLogSeesNoGapWhileManyWrite() throws Exception {
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<List<RecordedEvent>>> writing = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writing.add(writers.submit(writer()));
            }
            assertThat(Positions.dense(store.log(), 3 * WRITERS * ROUNDS)).isTrue();
            for (Future<List<RecordedEvent>> writer : writing) {
                writer.get();
            }
        }
    }

    @Test
    @Timeout(60)
    void ofManyWhoWantTheSamePlaceOneHasItAndNoOtherSuffers() throws Exception {
        AtomicInteger won = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writing = new ArrayList<>();
            List<UUID> wanted =
                    Stream.generate(UUID::randomUUID).limit(ROUNDS / 2).toList();
            for (int i = 0; i < WRITERS; i++) {
                writing.add(writers.submit(() -> wanted.forEach(license -> {
                    append(store.eventStore(), first(activated(UUID.randomUUID(), "own")));
                    try {
                        append(store.eventStore(), first(activated(license, "a")), first(assigned(license)));
                        won.incrementAndGet();
                    } catch (StreamConflict e) {
                        lost.incrementAndGet();
                    }
                })));
            }
            for (Future<?> writer : writing) {
                writer.get();
            }
        }

        assertThat(won).hasValue(ROUNDS / 2);
        assertThat(lost).hasValue(ROUNDS / 2 * (WRITERS - 1));
        assertThat(store.log().lastPosition()).isEqualTo(ROUNDS / 2 * (WRITERS + 2));
    }

    @Test
    @Timeout(60)
    void aFollowerGoesOnWhereItsTokenStands() throws Exception {
        append(store.eventStore(), first(activated(one, "a")), first(activated(two, "b")));
        TrackingToken token;
        try (var stream = store.eventStore().openStream(null)) {
            token = take(1, stream).getFirst().trackingToken();
        }
        store.close();
        store = open();
        append(store.eventStore(), nth(2, activated(one, "c")));

        try (var stream = store.eventStore().openStream(token)) {
            assertThat(take(2, stream))
                    .extracting(m -> (Object) m.getPayload())
                    .containsExactly(activated(two, "b"), activated(one, "c"));
        }
        try (var stream = store.eventStore().openStream(store.eventStore().createTailToken())) {
            assertThat(take(3, stream)).hasSize(3);
        }
        assertThat(store.eventStore().createHeadToken().position()).hasValue(3);
        assertThat(store.eventStore()
                        .createTokenAt(store.log().after(0, 1).getFirst().time())
                        .position())
                .hasValue(0);
    }

    /** Appends three events a round: two streams at once, then one. */
    private Callable<List<RecordedEvent>> writer() {
        return () -> {
            List<RecordedEvent> recorded = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                UUID license = UUID.randomUUID();
                recorded.addAll(append(store.eventStore(), first(activated(license, "a")), first(assigned(license))));
                recorded.addAll(append(store.eventStore(), nth(2, activated(license, "b"))));
            }
            return recorded;
        };
    }

    private static List<TrackedEventMessage<?>> take(int count, BlockingStream<TrackedEventMessage<?>> stream)
            throws InterruptedException {
        List<TrackedEventMessage<?>> taken = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(50).toNanos();
        // Axon's stream can miss the signal of the last event, so ask again rather than wait for ever
        while (taken.size() < count && System.nanoTime() < deadline) {
            if (stream.hasNextAvailable(1, SECONDS)) {
                taken.add(stream.nextAvailable());
            }
        }
        return taken;
    }
}
