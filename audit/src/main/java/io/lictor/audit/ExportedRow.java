package io.lictor.audit;

import io.lictor.event.EventMetadata;
import io.lictor.event.Streams;
import io.lictor.history.EventItems;
import io.lictor.store.LoggedEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes a line of the export from a row. Whatever was done to the row, it has a line. */
final class ExportedRow {

    private static final JsonMapper JSON = new JsonMapper();

    private ExportedRow() {}

    static ExportedEvent of(
            LoggedEvent row, String leafHash, long size, List<String> hashes, @Nullable String checkpoint) {
        JsonNode leaf = json(row.leaf());
        JsonNode metadata = leaf.path("metadata");
        String stream = row.streamId();
        return new ExportedEvent(
                row.sequence(),
                row.position(),
                EventItems.type(row.type()),
                EventItems.revision(row.revision()),
                Streams.licenseOf(stream).map(UUID::toString).orElse(null),
                Streams.productOf(stream).orElse(null),
                row.recordedAt(),
                text(metadata, EventMetadata.ACTOR),
                text(metadata, EventMetadata.TOKEN_ID),
                text(metadata, EventMetadata.COMMAND),
                text(metadata, EventMetadata.CORRELATION_ID),
                payload(leaf, row),
                row.position() - 1,
                row.leaf(),
                leafHash,
                size,
                hashes,
                checkpoint);
    }

    /** Nothing where it can't be read, say because somebody has nested it without end. */
    private static JsonNode json(String leaf) {
        try {
            return JSON.readTree(leaf);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    /** Returns the payload on one line. */
    private static String payload(JsonNode leaf, LoggedEvent row) {
        return leaf.has("payload") ? leaf.path("payload").toString() : JSON.writeValueAsString(row.payload());
    }

    private static @Nullable String text(JsonNode metadata, String name) {
        return metadata.path(name).stringValue(null);
    }
}
