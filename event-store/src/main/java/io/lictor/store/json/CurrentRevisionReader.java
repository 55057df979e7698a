package io.lictor.store.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.lictor.event.Event;
import io.lictor.event.EventCatalogue;
import io.lictor.store.UnreadableEvent;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads events of today's names and revisions, and of older ones that are read alike: nearly all there are. */
public final class CurrentRevisionReader {

    private final Map<String, Form> byName = EventCatalogue.entries().stream()
            .collect(Collectors.toMap(
                    EventCatalogue.Entry::name,
                    entry -> new Form(
                            entry.name(),
                            revisionsReadAlike(entry),
                            EventJson.mapper().readerFor(entry.type()))));

    private static Set<String> revisionsReadAlike(EventCatalogue.Entry entry) {
        return IntStream.rangeClosed(1, Integer.parseInt(entry.revision()))
                .mapToObj(Integer::toString)
                .filter(revision -> Revisions.readAlike(entry.name(), revision).equals(entry.revision()))
                .collect(Collectors.toSet());
    }

    /** Returns the reader of events of this name and revision; null if they need an upcaster. */
    @Nullable
    public Form form(String name, @Nullable String revision) {
        Form form = byName.get(name);
        return form != null && revision != null && form.revisions.contains(revision) ? form : null;
    }

    public record Form(String name, Set<String> revisions, ObjectReader reader) {

        public Event read(String payload) {
            try {
                Event event = reader.readValue(payload);
                if (event == null) {
                    throw new UnreadableEvent("The payload of " + name + " is none");
                }
                return event;
            } catch (JsonProcessingException e) {
                throw new UnreadableEvent("The payload of " + name + " can't be read", e);
            }
        }
    }
}
