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
                    entry -> new Form(
                            entry.name(), entry.revision(), EventJson.mapper().readerFor(entry.type()))));

    /** How to read events of this name and revision; null where they are not of today. */
    @Nullable
    Form form(String name, @Nullable String revision) {
        Form form = byName.get(name);
        return form != null && form.revision.equals(revision) ? form : null;
    }

    record Form(String name, String revision, ObjectReader reader) {

        Event read(String payload) {
            try {
                Event event = reader.readValue(payload);
                if (event == null) {
                    throw new SerializationException("The payload of " + name + " is none");
                }
                return event;
            } catch (JsonProcessingException e) {
                throw new SerializationException("The payload of " + name + " can't be read", e);
            }
        }
    }
}
