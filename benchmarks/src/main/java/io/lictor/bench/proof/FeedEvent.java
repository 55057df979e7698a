package io.lictor.bench.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.lictor.bench.load.Json;
import io.lictor.event.Event;
import io.lictor.event.EventCatalogue;
import io.lictor.event.KeyEvent;
import io.lictor.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** An event of the change feed, read back into the record it was. */
record FeedEvent(String type, @Nullable String correlationId, RecordedEvent recorded) {

    private static final String NAMESPACE = "licensing.";

    static FeedEvent read(String line) {
        JsonNode item = Json.read(line);
        String type = item.path("type").asText();
        EventCatalogue.Entry entry = EventCatalogue.byName(NAMESPACE + type);
        if (entry == null || !entry.revision().equals(item.path("revision").asText())) {
            throw new IllegalStateException("Not an event of this release: " + line);
        }
        return new FeedEvent(
                type,
                item.hasNonNull("correlationId") ? item.path("correlationId").asText() : null,
                new RecordedEvent(
                        item.path("sequence").asLong(),
                        item.path("position").asLong(),
                        Json.read(item.path("payload"), entry.type())));
    }

    Event event() {
        return recorded.event();
    }

    long position() {
        return recorded.position();
    }

    /** The streams of keys are the store's own business: no answer lists their events. */
    boolean isListedInAnswers() {
        return !(event() instanceof KeyEvent);
    }
}
