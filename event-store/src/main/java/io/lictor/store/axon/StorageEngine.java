package io.lictor.store.axon;

import io.lictor.event.Event;
import io.lictor.store.Append;
import io.lictor.store.EventLog;
import io.lictor.store.LicensingStore;
import io.lictor.store.NewEvent;
import io.lictor.store.StoredEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/** Axon's storage engine on the store's door. There are no snapshots, and projections read the {@link EventLog}. */
final class StorageEngine implements EventStorageEngine {

    private final LicensingStore store;

    StorageEngine(LicensingStore store) {
        this.store = store;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        Append append = CurrentUnitOfWork.isStarted() ? UnitOfWorkAppend.current() : new Append();
        store.append(events.stream().map(StorageEngine::newEvent).toList(), append);
    }

    private static NewEvent newEvent(EventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> of) || !(message.getPayload() instanceof Event event)) {
            throw new IllegalArgumentException("Only events of a stream are stored, not " + message);
        }
        if (!event.streamId().equals(of.getAggregateIdentifier())) {
            throw new IllegalArgumentException("An event of stream %s can't be appended to stream %s"
                    .formatted(event.streamId(), of.getAggregateIdentifier()));
        }
        return new NewEvent(of.getIdentifier(), of.getType(), of.getSequenceNumber() + 1, event, of.getMetaData());
    }

    @Override
    public DomainEventStream readEvents(String streamId, long firstSequenceNumber) {
        List<DomainEventMessage<Event>> messages =
                store.log().stream(streamId, firstSequenceNumber + 1, Integer.MAX_VALUE).stream()
                        .map(this::message)
                        .toList();
        return DomainEventStream.of(
                messages.stream(),
                () -> messages.isEmpty() ? null : messages.getLast().getSequenceNumber());
    }

    private DomainEventMessage<Event> message(StoredEvent stored) {
        return new GenericDomainEventMessage<>(
                stored.type(),
                stored.streamId(),
                stored.sequence() - 1,
                store.log().decode(stored),
                stored.metadata(),
                stored.streamId() + "@" + stored.sequence(),
                stored.time());
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String streamId) {
        long version = store.log().version(streamId);
        return version == 0 ? Optional.empty() : Optional.of(version - 1);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken last, boolean mayBlock) {
        throw new UnsupportedOperationException("Projections read the event log");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String streamId) {
        return Optional.empty(); // Axon looks for one at every load
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("Streams are short: there are no snapshots");
    }
}
