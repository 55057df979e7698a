package io.lictor.store.axon;

import static org.axonframework.eventsourcing.EventStreamUtils.upcastAndDeserializeDomainEvents;

import io.lictor.event.Event;
import io.lictor.store.StoredEvent;
import io.lictor.store.UnreadableEvent;
import io.lictor.store.json.Revisions;
import io.lictor.store.log.OlderRevisions;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/** Axon's chain of upcasters: the way from every revision ever stored to today's. */
public final class Upcasters implements OlderRevisions {

    private static final String NO_METADATA = "{}";

    private final Serializer serializer = new CatalogueSerializer();
    private final EventUpcaster chain;

    /** Reads with the given chain; for tests. */
    public Upcasters(EventUpcaster chain) {
        this.chain = chain;
    }

    /** Returns the chain of this release; the one place where an upcaster is added. */
    public static Upcasters ofThisRelease() {
        return new Upcasters(new EventUpcasterChain(
                Revisions.READ_ALIKE.stream().map(SamePayload::new).toList()));
    }

    @Override
    public Event read(StoredEvent stored) {
        DomainEventData<String> entry = new GenericDomainEventEntry<>(
                "Stream",
                stored.streamId(),
                stored.sequence() - 1,
                stored.streamId() + "@" + stored.sequence(),
                stored.time(),
                stored.type(),
                stored.revision(),
                stored.payload(),
                NO_METADATA);
        try {
            return upcastAndDeserializeDomainEvents(Stream.of(entry), serializer, chain)
                    .asStream()
                    .findFirst()
                    .map(message -> (Event) message.getPayload())
                    .orElseThrow(() -> new UnreadableEvent("An upcaster dropped " + stored));
        } catch (SerializationException e) {
            throw new UnreadableEvent(e.getMessage(), e.getCause());
        }
    }
}
