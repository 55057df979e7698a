package io.lictor.store.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An event to the letter. Payload and metadata are texts here, not JSON: nothing may be written anew on its way. Leaf and
 * seal are null where the event is older than they are.
 */
record StoredRow(
        long position,
        String streamId,
        String streamType,
        long sequence,
        String eventId,
        String recordedAt,
        String type,
        @Nullable String revision,
        String payload,
        String metadata,
        byte @Nullable [] leaf,
        byte @Nullable [] seal) {

    private static final String COLUMNS =
            "position, stream_id, stream_type, sequence_number, event_id, recorded_at, type, revision, payload, metadata";

    private static final String LOGGED = ", leaf, seal";
    private static final String NOT_LOGGED = ", NULL, NULL";

    static final String INSERT =
            "INSERT INTO event (" + COLUMNS + LOGGED + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** {@code isLogged} is whether the table has leaves and seals: those of earlier releases have not. */
    static String select(boolean isLogged) {
        return "SELECT " + COLUMNS + (isLogged ? LOGGED : NOT_LOGGED) + " FROM event ORDER BY position";
    }

    /** The table counts sequences from 0, everybody else from 1. */
    static StoredRow of(ResultSet row) throws SQLException {
        return new StoredRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4) + 1,
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getBytes(11),
                row.getBytes(12));
    }

    static StoredRow of(JsonNode line) throws IOException {
        return new StoredRow(
                line.path("position").asLong(),
                line.path("streamId").asText(),
                line.path("streamType").asText(),
                line.path("sequence").asLong(),
                line.path("eventId").asText(),
                line.path("recordedAt").asText(),
                line.path("type").asText(),
                line.path("revision").textValue(),
                line.path("payload").asText(),
                line.path("metadata").asText(),
                line.path("leaf").binaryValue(),
                line.path("seal").binaryValue());
    }

    void writeTo(ObjectNode line) {
        line.put("position", position)
                .put("streamId", streamId)
                .put("streamType", streamType)
                .put("sequence", sequence)
                .put("eventId", eventId)
                .put("recordedAt", recordedAt)
                .put("type", type)
                .put("revision", revision)
                .put("payload", payload)
                .put("metadata", metadata);
        if (leaf != null) {
            line.put("leaf", leaf);
        }
        if (seal != null) {
            line.put("seal", seal);
        }
    }

    void bind(PreparedStatement insert) throws SQLException {
        insert.setLong(1, position);
        insert.setString(2, streamId);
        insert.setString(3, streamType);
        insert.setLong(4, sequence - 1);
        insert.setString(5, eventId);
        insert.setString(6, recordedAt);
        insert.setString(7, type);
        insert.setString(8, revision);
        insert.setString(9, payload);
        insert.setString(10, metadata);
        insert.setBytes(11, leaf);
        insert.setBytes(12, seal);
    }
}
