package io.lictor.store.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseKeyAssigned;
import io.lictor.event.RecordedEvent;
import io.lictor.store.Append;
import io.lictor.store.Facts;
import io.lictor.store.LicensingStore;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Premise of appends to several streams: a unit of work that touched two aggregates hands all their events to the
 * storage engine in one call.
 */
class OneAppendPerUnitOfWorkTest {

    private final UUID license = UUID.randomUUID();

    @Test
    void twoAggregatesEndInOneCallOfTheEngine() {
        List<List<String>> calls = new ArrayList<>();
        EmbeddedEventStore eventStore = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine() {
                    @Override
                    public void appendEvents(List<? extends EventMessage<?>> events) {
                        calls.add(events.stream().map(Facts::streamOf).toList());
                        super.appendEvents(events);
                    }
                })
                .build();

        Facts.inUnitOfWork(() -> create(eventStore));
        Facts.inUnitOfWork(() -> change(eventStore));
        eventStore.shutDown();

        String key = "key:" + license;
        assertThat(calls).containsExactly(List.of(license.toString(), key), List.of(license.toString(), key));
    }

    @Test
    void theStoreWritesThemTogetherOrNotAtAll(@TempDir Path data) {
        try (DataDirectory directory = DataDirectory.take(data);
                LicensingStore store = SqliteStore.open(directory)) {
            List<Long> commits = new ArrayList<>();
            store.log().onAppended(commits::add);

            Facts.inUnitOfWork(() -> create(AxonEventStore.over(store)));
            Append changed = Facts.inUnitOfWork(() -> change(AxonEventStore.over(store)));

            assertThat(commits).containsExactly(2L, 4L);
            assertThat(changed.recorded())
                    .containsExactly(
                            new RecordedEvent(2, 3, Facts.activated(license, "b")),
                            new RecordedEvent(2, 4, Facts.assigned(license)));
            assertThatThrownBy(() -> Facts.inUnitOfWork(() -> {
                        change(AxonEventStore.over(store));
                        throw new IllegalStateException("the second aggregate says no");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(store.log().lastPosition()).isEqualTo(4);
        }
    }

    private Append create(EventStore eventStore) {
        newInstance(eventStore, License.class, () -> new License(license));
        newInstance(eventStore, Key.class, () -> new Key(license));
        return UnitOfWorkAppend.current();
    }

    private Append change(EventStore eventStore) {
        repository(eventStore, License.class)
                .load(license.toString())
                .execute(it -> apply(Facts.activated(license, "b")));
        repository(eventStore, Key.class).load("key:" + license).execute(it -> apply(Facts.assigned(license)));
        return UnitOfWorkAppend.current();
    }

    private static <T> void newInstance(EventStore eventStore, Class<T> type, Callable<T> factory) {
        try {
            repository(eventStore, type).newInstance(factory);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> Repository<T> repository(EventStore eventStore, Class<T> type) {
        return EventSourcingRepository.builder(type).eventStore(eventStore).build();
    }

    static class License {

        @AggregateIdentifier
        private @Nullable String id;

        License() {}

        License(UUID license) {
            apply(Facts.activated(license, "a"));
        }

        @EventSourcingHandler
        void on(LicenseActivated event) {
            id = event.streamId();
        }
    }

    static class Key {

        @AggregateIdentifier
        private @Nullable String id;

        Key() {}

        Key(UUID license) {
            apply(Facts.assigned(license));
        }

        @EventSourcingHandler
        void on(LicenseKeyAssigned event) {
            id = event.streamId();
        }
    }
}
