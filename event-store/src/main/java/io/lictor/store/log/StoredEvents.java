package io.lictor.store.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lictor.event.Event;
import io.lictor.event.RecordedEvent;
import io.lictor.store.StoredEvent;
import io.lictor.store.json.CurrentRevisionReader;
import io.lictor.store.json.CurrentRevisionReader.Form;
import io.lictor.store.json.InstantText;
import io.lictor.store.json.StoredMetadata;
import io.lictor.store.table.EventRow;
import io.lictor.store.table.EventTable;
import io.lictor.store.texts.SealedTexts;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads rows of the event table, and their payloads as today's events. */
public final class StoredEvents {

    private final CurrentRevisionReader today = new CurrentRevisionReader();
    private final OlderRevisions older;
    private final @Nullable SealedTexts texts;

    /** Reads events. Without {@code texts}, they are read as if their texts were erased. */
    public StoredEvents(OlderRevisions older, @Nullable SealedTexts texts) {
        this.older = older;
        this.texts = texts;
    }

    StoredEvents withoutTexts() {
        return new StoredEvents(older, null);
    }

    /** Reads what {@link EventTable} selects, in that order. */
    StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(EventTable.POSITION),
                text(row, EventTable.STREAM_ID),
                sequence(row),
                text(row, EventTable.TYPE),
                textOrNull(row, EventTable.REVISION),
                InstantText.parse(text(row, EventTable.RECORDED_AT)),
                payload(row),
                new StoredMetadata(text(row, EventTable.METADATA)));
    }

    /** The event of such a row as today's class. Only the columns it needs: each costs a call into the database. */
    RecordedEvent recorded(ResultSet row) throws SQLException {
        Form form = today.form(text(row, EventTable.TYPE), textOrNull(row, EventTable.REVISION));
        Event event = form == null ? older.read(read(row)) : form.read(payload(row));
        return new RecordedEvent(sequence(row), row.getLong(EventTable.POSITION), event);
    }

    private String payload(ResultSet row) throws SQLException {
        String payload = text(row, EventTable.PAYLOAD);
        if (texts == null) {
            return payload;
        }
        byte[] sealed = row.getBytes(EventTable.SEALED);
        return sealed == null
                ? payload
                : texts.join(
                        payload,
                        sealed,
                        row.getBytes(EventTable.SECRET),
                        EventRow.place(text(row, EventTable.STREAM_ID), sequence(row)));
    }

    private static long sequence(ResultSet row) throws SQLException {
        return row.getLong(EventTable.SEQUENCE_NUMBER) + 1;
    }

    /** Reads the payload as bytes: SQLite's driver takes twice as long to get a text. */
    private static String text(ResultSet row, int column) throws SQLException {
        return new String(row.getBytes(column), UTF_8);
    }

    private static @Nullable String textOrNull(ResultSet row, int column) throws SQLException {
        byte[] text = row.getBytes(column);
        return text == null ? null : new String(text, UTF_8);
    }

    public Event decode(StoredEvent stored) {
        Form form = today.form(stored.type(), stored.revision());
        return form == null ? older.read(stored) : form.read(stored.payload());
    }
}
