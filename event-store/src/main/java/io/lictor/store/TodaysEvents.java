package io.lictor.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.lictor.event.Event;
import io.lictor.event.EventCatalogue;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/** Reads events of today's names and revisions, to which no upcaster leads any further: nearly all there are. */
final class TodaysEvents {

    private final Map<String, Form> byName = EventCatalogue.entries().stream()
            .collect(Collectors.toMap(
                    EventCatalogue.Entry::name,
                    entry -> new Form(entry.revision(), EventJson.mapper().readerFor(entry.type()))));

    private record Form(String revision, ObjectReader reader) {}

    boolean has(String name, @Nullable String revision) {
        Form form = byName.get(name);
        return form != null && form.revision().equals(revision);
    }

    /** The event of a name that {@link #has}. */
    Event read(String name, String payload) {
        Form form = byName.get(name);
        if (form == null) {
            throw new IllegalArgumentException("No event of today: " + name);
        }
        try {
            Event event = form.reader().readValue(payload);
            if (event == null) {
                throw new SerializationException("The payload of " + name + " is none");
            }
            return event;
        } catch (JsonProcessingException e) {
            throw new SerializationException("The payload of " + name + " can't be read", e);
        }
    }
}
