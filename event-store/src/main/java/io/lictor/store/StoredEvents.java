package io.lictor.store;

import static org.axonframework.eventsourcing.EventStreamUtils.upcastAndDeserializeDomainEvents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lictor.event.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/** Reads rows of the event table, and their payloads as today's events. */
final class StoredEvents {

    private static final String NO_METADATA = "{}";

    private final ObjectMapper json = EventJson.mapper();
    private final Serializer serializer;
    private final EventUpcaster upcasters;

    StoredEvents(Serializer serializer, EventUpcaster upcasters) {
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /** Reads the columns of {@link EventTable#COLUMNS}, in that order. */
    StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getString(2),
                row.getLong(4) + 1,
                row.getString(7),
                row.getString(8),
                DateTimeUtils.parseInstant(row.getString(6)),
                row.getString(9),
                metadata(row.getString(10)));
    }

    Event decode(StoredEvent stored) {
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

    /** Empty where somebody has damaged it: that must hide neither this event nor those behind it. */
    private Map<String, String> metadata(String text) {
        try {
            Map<String, String> values = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> member : json.readTree(text).properties()) {
                JsonNode value = member.getValue();
                values.put(member.getKey(), value.isValueNode() ? value.asText() : value.toString());
            }
            return values;
        } catch (JsonProcessingException e) {
            return Map.of();
        }
    }
}
