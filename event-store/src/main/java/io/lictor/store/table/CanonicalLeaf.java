package io.lictor.store.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/**
 * An event as the log proves it: its stored row without the position, and so without the texts that lie beside it, as
 * canonical JSON (RFC 8785). What stands where JSON should and is none becomes a string, so that whatever was done to a
 * row, it has a leaf.
 */
public final class CanonicalLeaf {

    private CanonicalLeaf() {}

    static String of(EventRow row) {
        return of(
                row.eventId(),
                row.metadata(),
                row.payload(),
                row.recordedAt(),
                row.revision(),
                row.sequence(),
                row.streamId(),
                row.streamType(),
                row.type());
    }

    /** Writes the members in the order of RFC 8785. */
    static String of(
            String eventId,
            String metadata,
            String payload,
            String recordedAt,
            @Nullable String revision,
            long sequence,
            String streamId,
            String streamType,
            String type) {
        return "{\"eventId\":" + string(eventId)
                + ",\"metadata\":" + json(metadata)
                + ",\"payload\":" + json(payload)
                + ",\"recordedAt\":" + string(recordedAt)
                + ",\"revision\":" + (revision == null ? "null" : string(revision))
                + ",\"sequence\":" + sequence
                + ",\"streamId\":" + string(streamId)
                + ",\"streamType\":" + string(streamType)
                + ",\"type\":" + string(type)
                + "}";
    }

    /** Returns the leaf of an event that is missing, or that carries no seal. */
    public static String ofAnomaly(Anomaly anomaly, long position) {
        return "{\"anomaly\":\"" + anomaly + "\",\"position\":" + position + "}";
    }

    public static byte[] bytes(String leaf) {
        return leaf.getBytes(StandardCharsets.UTF_8);
    }

    private static String json(String text) {
        try {
            return new JsonCanonicalizer(text).getEncodedString();
        } catch (IOException | RuntimeException | StackOverflowError damaged) {
            return string(text);
        }
    }

    private static String string(String text) {
        return isPlain(text) ? '"' + text + '"' : escaped(text);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> escaped.append('\\').append(c);
                case '\b' -> escaped.append("\\b");
                case '\t' -> escaped.append("\\t");
                case '\n' -> escaped.append("\\n");
                case '\f' -> escaped.append("\\f");
                case '\r' -> escaped.append("\\r");
                default -> {
                    if (c < ' ') {
                        escaped.append("\\u%04x".formatted((int) c));
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.append('"').toString();
    }
}
