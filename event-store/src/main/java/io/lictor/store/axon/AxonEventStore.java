package io.lictor.store.axon;

import io.lictor.store.LicensingStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Axon's view of the store. */
public final class AxonEventStore {

    private AxonEventStore() {}

    /**
     * Returns an event store for Axon's repositories: publishing in a unit of work appends all its events, of however many
     * streams, or none of them. Another writer's event in the way is a {@link io.lictor.store.StreamConflict}.
     *
     * <p>The events are durable before the unit of work has committed: a subscribed handler that throws can no longer take
     * them back.
     */
    public static EventStore over(LicensingStore store) {
        return EmbeddedEventStore.builder()
                .storageEngine(new StorageEngine(store))
                .build();
    }
}
