package io.lictor.audit;

import io.lictor.event.EventMetadata;
import io.lictor.event.Streams;
import io.lictor.store.LoggedEvent;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes a line of the export from a row. Whatever was done to the row, it has a line. */
final class ExportedRow {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PRODUCT = Streams.product("");
    private static final Pattern LICENSE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private ExportedRow() {}

    static ExportedEvent of(
            LoggedEvent row, String leafHash, long size, List<String> hashes, @Nullable String checkpoint) {
        JsonNode leaf = json(row.leaf());
        JsonNode metadata = leaf.path("metadata");
        String stream = row.streamId();
        return new ExportedEvent(
                row.sequence(),
                row.position(),
                row.type().substring(row.type().indexOf('.') + 1),
                revision(row.revision()),
                LICENSE.matcher(stream).matches() ? stream : null,
                stream.startsWith(PRODUCT) ? stream.substring(PRODUCT.length()) : null,
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

    /** On one line, whatever it is. */
    private static String payload(JsonNode leaf, LoggedEvent row) {
        return leaf.has("payload") ? leaf.path("payload").toString() : JSON.writeValueAsString(row.payload());
    }

    private static @Nullable String text(JsonNode metadata, String name) {
        return metadata.path(name).stringValue(null);
    }

    private static int revision(@Nullable String stored) {
        return stored != null && NUMBER.matcher(stored).matches() ? Integer.parseInt(stored) : 0;
    }
}
