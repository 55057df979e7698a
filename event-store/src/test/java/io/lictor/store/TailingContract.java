package io.lictor.store;

import static io.lictor.store.Facts.activated;
import static io.lictor.store.Facts.append;
import static io.lictor.store.Facts.assigned;
import static io.lictor.store.Facts.first;
import static io.lictor.store.Facts.nth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.event.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
        List<StoredEvent> seen;
        try (var writers = Executors.newFixedThreadPool(WRITERS + 1)) {
            Future<List<StoredEvent>> follower = writers.submit(() -> follow(0, 3 * WRITERS * ROUNDS));
            List<Future<List<RecordedEvent>>> writing = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writing.add(writers.submit(writer()));
            }
            for (Future<List<RecordedEvent>> writer : writing) {
                recorded.addAll(writer.get());
            }
            seen = follower.get();
        }

        assertThat(seen)
                .extracting(StoredEvent::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, seen.size()).boxed().toList());
        assertThat(recorded).hasSameSizeAs(seen);
        assertThat(recorded)
                .allSatisfy(event -> assertThat(store.log().decode(seen.get((int) event.position() - 1)))
                        .isEqualTo(event.event()));
    }

    @Test
    void whatMayHaveChangedIsToldAlsoWhereItFailed() {
        UUID license = UUID.randomUUID();
        List<Set<String>> told = new ArrayList<>();
        try (var _ = store.log().onChanged(told::add)) {
            append(store, first(activated(license, "a")), first(assigned(license)));
            assertThatThrownBy(() -> append(store, first(activated(license, "b"))))
                    .isInstanceOf(StreamConflict.class);
        }
        append(store, nth(2, activated(license, "b")));

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
                    append(store, first(activated(UUID.randomUUID(), "own")));
                    try {
                        append(store, first(activated(license, "a")), first(assigned(license)));
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
    void aFollowerGoesOnWhereItStands() throws Exception {
        append(store, first(activated(one, "a")), first(activated(two, "b")));
        long position = follow(0, 1).getFirst().position();
        store.close();
        store = open();
        append(store, nth(2, activated(one, "c")));

        assertThat(follow(position, 2))
                .extracting(store.log()::decode)
                .containsExactly(activated(two, "b"), activated(one, "c"));
        assertThat(follow(0, 3)).hasSize(3);
        assertThat(store.log().version(activated(one, "a").streamId())).isEqualTo(2);
    }

    /** Appends three events a round: two streams at once, then one. */
    private Callable<List<RecordedEvent>> writer() {
        return () -> {
            List<RecordedEvent> recorded = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                UUID license = UUID.randomUUID();
                recorded.addAll(append(store, first(activated(license, "a")), first(assigned(license))));
                recorded.addAll(append(store, nth(2, activated(license, "b"))));
            }
            return recorded;
        };
    }

    /** Reads the next {@code count} events, as they come. */
    private List<StoredEvent> follow(long position, int count) throws InterruptedException {
        List<StoredEvent> seen = new ArrayList<>();
        Semaphore told = new Semaphore(0);
        try (var _ = store.log().onAppended(_ -> told.release())) {
            long last = position;
            while (seen.size() < count) {
                List<StoredEvent> next = store.log().after(last, Math.min(500, count - seen.size()));
                seen.addAll(next);
                if (next.isEmpty()) {
                    told.acquire();
                } else {
                    last = next.getLast().position();
                }
            }
        }
        return seen;
    }
}
