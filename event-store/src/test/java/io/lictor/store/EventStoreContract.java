package io.lictor.store;

import static io.lictor.store.Facts.activated;
import static io.lictor.store.Facts.append;
import static io.lictor.store.Facts.assigned;
import static io.lictor.store.Facts.first;
import static io.lictor.store.Facts.nth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.event.RecordedEvent;
import io.lictor.event.Streams;
import io.lictor.store.axon.AxonEventStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Duties of every event store, whatever its database. */
abstract class EventStoreContract {

    protected final UUID one = UUID.randomUUID();
    protected final UUID two = UUID.randomUUID();
    public LicensingStore store;

    /** Opens the store of this test: empty at first, later with all that was appended before. */
    protected abstract LicensingStore open();

    /** Gives up what the closed store stood on. */
    protected abstract void release();

    @BeforeEach
    final void openStore() {
        store = open();
    }

    @AfterEach
    final void closeStore() {
        store.close();
        release();
    }

    @Test
    void eventsStandInTheOrderTheyWereAppended() {
        append(store, first(activated(one, "a")));
        append(store, first(activated(two, "b")), nth(2, activated(one, "c")));

        assertThat(store.log().after(0, 10).stream().map(store.log()::decode))
                .containsExactly(activated(one, "a"), activated(two, "b"), activated(one, "c"));
        assertThat(store.log().after(0, 10)).extracting(StoredEvent::position).containsExactly(1L, 2L, 3L);
        assertThat(store.log().after(0, 10)).extracting(StoredEvent::sequence).containsExactly(1L, 1L, 2L);
    }

    @Test
    void anEventIsStoredUnderItsCatalogueNameAndRevision() {
        append(store, first(activated(one, "a")));

        StoredEvent stored = store.log().after(0, 1).getFirst();
        assertThat(stored.type()).isEqualTo("licensing.LicenseActivated");
        assertThat(stored.revision()).isEqualTo("2");
        assertThat(stored.streamId()).isEqualTo(one.toString());
        assertThat(stored.payload())
                .isEqualTo(
                        "{\"licenseId\":\"%s\",\"fingerprint\":\"a\",\"version\":\"2.0\",\"at\":\"2026-11-21T10:00:00Z\"}"
                                .formatted(one));
        assertThat(stored.metadata()).isEqualTo(Map.of("actor", "a"));
    }

    @Test
    void reportsWhereEachEventCameToStand() {
        append(store, first(activated(two, "b")));

        List<RecordedEvent> recorded = append(store, first(activated(one, "a")), nth(2, activated(two, "c")));

        assertThat(recorded)
                .containsExactly(
                        new RecordedEvent(1, 2, activated(one, "a")), new RecordedEvent(2, 3, activated(two, "c")));
        assertThat(store.log().history(one.toString())).containsExactly(recorded.getFirst());
        assertThat(store.log().history(two.toString())).contains(recorded.getLast());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aPlaceInAStreamIsTakenOnce(long sequence) {
        append(store, first(activated(one, "a")), nth(2, activated(one, "b")));

        assertThatThrownBy(() -> append(store, nth(sequence, activated(one, "late"))))
                .isInstanceOf(AppendConflict.class)
                .isInstanceOfSatisfying(StreamConflict.class, conflict -> {
                    assertThat(conflict.streamId()).isEqualTo(one.toString());
                    assertThat(conflict.sequence()).isEqualTo(sequence);
                });
        assertThat(store.log().lastPosition()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void anAppendToThreeStreamsIsWrittenWholeOrNotAtAll(int conflicting) {
        UUID[] streams = {one, two, UUID.randomUUID()};
        append(store, first(activated(streams[conflicting], "in the way")));

        assertThatThrownBy(() -> append(
                        store,
                        first(activated(streams[0], "x")),
                        first(activated(streams[1], "x")),
                        first(activated(streams[2], "x"))))
                .isInstanceOf(StreamConflict.class);

        assertThat(store.log().after(0, 10)).hasSize(1);
        assertThat(append(store, nth(2, activated(streams[conflicting], "next"))))
                .extracting(RecordedEvent::position)
                .containsExactly(store.log().lastPosition());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 499, 500, 501, 1000, 1001})
    void aLongStreamIsReadWhole(int length) {
        List<GenericDomainEventMessage<?>> events = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            events.add(new GenericDomainEventMessage<>("Test", one.toString(), i, activated(one, "m" + i)));
        }
        AxonEventStore.over(store).publish(events);

        List<Object> read = new ArrayList<>();
        AxonEventStore.over(store)
                .readEvents(one.toString())
                .forEachRemaining(message -> read.add(message.getPayload()));
        assertThat(read).isEqualTo(events.stream().map(Message::getPayload).toList());
        assertThat(store.log().history(one.toString())).hasSize(length);
    }

    @Test
    void aHugeEventIsKeptWhole() {
        String huge = "Ünïcode 漢字 \0 ".repeat(100_000);
        append(store, first(activated(one, huge)), first(activated(two, "b")));

        assertThat(store.log().history(one.toString()).getFirst().event()).isEqualTo(activated(one, huge));
        assertThat(store.log().after(1, 1)).extracting(StoredEvent::streamId).containsExactly(two.toString());
    }

    @Test
    void anAppendThatWantsAPlaceTwiceIsInItsOwnWay() {
        assertThatThrownBy(() -> append(store, first(activated(one, "a")), first(activated(one, "b"))))
                .isInstanceOf(StreamConflict.class);

        assertThat(store.log().lastPosition()).isZero();
    }

    @Test
    void theLogIsReadInPages() {
        for (int i = 1; i <= 5; i++) {
            append(store, nth(i, activated(one, "m" + i)));
        }

        assertThat(store.log().after(1, 2)).extracting(StoredEvent::position).containsExactly(2L, 3L);
        assertThat(store.log().stream(one.toString(), 4, 10))
                .extracting(StoredEvent::sequence)
                .containsExactly(4L, 5L);
        assertThat(store.log().stream(one.toString(), 2, 1))
                .extracting(StoredEvent::sequence)
                .containsExactly(2L);
        assertThat(store.log().stream("nobody", 1, 10)).isEmpty();
        assertThat(store.log().after(5, 10)).isEmpty();
    }

    @Test
    void onlyEventsAreStoredAndOnlyInTheirOwnStream() {
        assertThatThrownBy(() -> AxonEventStore.over(store)
                        .publish(new GenericDomainEventMessage<>("Test", two.toString(), 0, activated(one, "a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(two.toString());
        assertThatThrownBy(() ->
                        AxonEventStore.over(store).publish(new GenericDomainEventMessage<>("Test", "s", 0, "text")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AxonEventStore.over(store).publish(new GenericEventMessage<>(activated(one, "a"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store.log().lastPosition()).isZero();
    }

    @Test
    void aLaterReleasesEventIsRefusedByName() {
        append(store, first(activated(one, "a")));
        store.write(connection ->
                connection.createStatement().executeUpdate("UPDATE event SET type = 'licensing.LicenseAuctioned'"));

        StoredEvent stored = store.log().after(0, 1).getFirst();
        assertThatThrownBy(() -> store.log().decode(stored))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("licensing.LicenseAuctioned");
        assertThatThrownBy(() ->
                        AxonEventStore.over(store).readEvents(one.toString()).next())
                .isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void tellsHowFarItHasAppended() throws Exception {
        List<Long> told = new ArrayList<>();
        try (var listening = store.log().onAppended(position -> {
            throw new IllegalStateException("a listener that fails");
        })) {
            assertThat(listening).isNotNull();
            try (var other = store.log().onAppended(told::add)) {
                assertThat(other).isNotNull();
                append(store, first(activated(one, "a")), first(assigned(one)));
            }
            append(store, first(activated(two, "b")));
        }

        assertThat(told).containsExactly(2L);
        assertThat(store.log().lastAppended())
                .isEqualTo(3)
                .isEqualTo(store.log().lastPosition());
    }

    @Test
    void anEmptyStoreAnswers() {
        assertThat(store.log().lastPosition()).isZero();
        assertThat(store.log().lastAppended()).isZero();
        assertThat(store.log().history(one.toString())).isEmpty();
        assertThat(AxonEventStore.over(store).readEvents(one.toString()).hasNext())
                .isFalse();
        assertThat(AxonEventStore.over(store).lastSequenceNumberFor(one.toString()))
                .isEmpty();
        assertThat(store.log().version(one.toString())).isZero();
    }

    @Test
    void readsTextsAsTheyAre() {
        append(store, first(activated(one, "a")));
        store.write(connection -> connection
                .createStatement()
                .executeUpdate("UPDATE event SET payload = '', metadata = '{\"actor\":\"Zoë 😀\"}', revision = NULL"));

        StoredEvent stored = store.log().after(0, 1).getFirst();

        assertThat(stored.payload()).isEmpty();
        assertThat(stored.metadata()).isEqualTo(Map.of("actor", "Zoë 😀"));
        assertThat(stored.revision()).isNull();
    }

    @Test
    void findsEverythingWhenOpenedAgain() {
        append(store, first(activated(one, "a")), first(assigned(one)));
        List<StoredEvent> before = store.log().after(0, 10);
        store.close();

        store = open();

        assertThat(store.log().after(0, 10)).hasSize(2).isEqualTo(before);
        assertThat(store.log().lastAppended()).isEqualTo(2);
        assertThat(append(store, nth(2, activated(one, "b"))))
                .containsExactly(new RecordedEvent(2, 3, activated(one, "b")));
        assertThat(AxonEventStore.over(store).lastSequenceNumberFor(one.toString()))
                .contains(1L);
    }

    @Test
    final void aReadThatFailsIsAFailureOfTheStore() {
        String stream = Streams.license(UUID.randomUUID());
        store.close();

        assertThatThrownBy(() -> AxonEventStore.over(store).readEvents(stream).hasNext())
                .isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> AxonEventStore.over(store).lastSequenceNumberFor(stream))
                .isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> store.log().stream(stream, 1, 1)).isInstanceOf(StoreUnavailable.class);
    }
}
