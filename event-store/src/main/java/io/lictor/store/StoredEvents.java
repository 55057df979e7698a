package io.lictor.store;

import static org.axonframework.eventsourcing.EventStreamUtils.upcastAndDeserializeDomainEvents;

import io.lictor.event.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/** Reads rows of the event table, and their payloads as today's events. */
final class StoredEvents {

    private static final String NO_METADATA = "{}";

    private final TodaysEvents today = new TodaysEvents();
    private final Serializer serializer;
    private final EventUpcaster upcasters;
    private final SealedTexts texts;

    StoredEvents(Serializer serializer, EventUpcaster upcasters, SealedTexts texts) {
        this.serializer = serializer;
        this.upcasters = upcasters;
        this.texts = texts;
    }

    /** Reads what {@link EventTable} selects, in that order. */
    StoredEvent read(ResultSet row) throws SQLException {
        String streamId = row.getString(2);
        long sequence = row.getLong(4) + 1;
        return new StoredEvent(
                row.getLong(1),
                streamId,
                sequence,
                row.getString(7),
                row.getString(8),
                InstantText.parse(row.getString(6)),
                texts.join(row.getString(9), row.getBytes(11), row.getBytes(12), EventRow.place(streamId, sequence)),
                new StoredMetadata(row.getString(10)));
    }

    Event decode(StoredEvent stored) {
        return today.has(stored.type(), stored.revision())
                ? today.read(stored.type(), stored.payload())
                : broughtUp(stored);
    }

    private Event broughtUp(StoredEvent stored) {
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
        return upcastAndDeserializeDomainEvents(Stream.of(entry), serializer, upcasters)
                .asStream()
                .findFirst()
                .map(message -> (Event) message.getPayload())
                .orElseThrow(() -> new SerializationException("An upcaster dropped " + stored));
    }
}
