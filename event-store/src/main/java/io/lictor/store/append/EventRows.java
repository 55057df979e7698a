package io.lictor.store.append;

import io.lictor.event.TextsErased;
import io.lictor.store.NewEvent;
import io.lictor.store.StoreUnavailable;
import io.lictor.store.table.EventRow;
import io.lictor.store.table.LeafMac;
import io.lictor.store.table.SealedText;
import io.lictor.store.table.TextTable;
import io.lictor.store.texts.ErasableTexts;
import io.lictor.store.texts.TextCipher;
import io.lictor.store.texts.TextKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of an append, on the thread of its command: their free texts are taken out and sealed, and what is left
 * is their leaf in the log.
 *
 * <p>A licence's key is read after its history was, and is made and destroyed together with events of its stream only. So
 * if it were another one by the time of the append, the place in the stream would be taken too, and nothing appended.
 */
public final class EventRows {

    private final TextCipher seal;
    private final LeafMac logSeal;
    private final DataSource reading;
    private final InstantSource clock;
    private final TextKeys lately = new TextKeys();

    public EventRows(TextCipher seal, LeafMac logSeal, DataSource reading, InstantSource clock) {
        this.seal = seal;
        this.logSeal = logSeal;
        this.reading = reading;
        this.clock = clock;
    }

    public List<EventRow> of(List<NewEvent> events) {
        logSeal.ready();
        Instant recordedAt = clock.instant();
        List<EventRow> rows = new ArrayList<>(
                events.stream().map(event -> EventRow.of(event, recordedAt)).toList());
        Map<String, Key> keys = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            EventRow row = rows.get(i);
            if (row.event() instanceof TextsErased) {
                keys.put(row.streamId(), new Key(seal.newKey(), true));
            }
            Map<String, String> texts = ErasableTexts.of(row.event());
            if (!texts.isEmpty()) {
                boolean isErasedAtOnce = isErased(row.streamId(), rows.subList(i + 1, rows.size()));
                rows.set(
                        i,
                        row.withText(
                                ErasableTexts.takeOut(texts, row.payload()),
                                isErasedAtOnce ? null : sealed(texts, row, keys)));
            }
        }
        rows.replaceAll(EventRow::withLeaf);
        return rows;
    }

    private static boolean isErased(String streamId, List<EventRow> later) {
        return later.stream()
                .anyMatch(row ->
                        row.event() instanceof TextsErased && row.streamId().equals(streamId));
    }

    private SealedText sealed(Map<String, String> texts, EventRow row, Map<String, Key> keys) {
        Key key = keys.computeIfAbsent(row.streamId(), _ -> keyOf(row));
        keys.put(row.streamId(), key.stored());
        return new SealedText(
                seal.close(ErasableTexts.write(texts), key.bytes(), row.place()), key.bytes(), key.isNew());
    }

    private Key keyOf(EventRow row) {
        byte[] known = row.sequence() == 1 ? null : known(row); // a stream that begins has no key yet
        return known == null ? new Key(seal.newKey(), true) : new Key(known, false);
    }

    private byte @Nullable [] known(EventRow row) {
        byte[] remembered = lately.before(row);
        return remembered == null ? read(row.streamId()) : remembered;
    }

    /** These rows are durable, in this order. */
    public void appended(List<EventRow> rows) {
        lately.appended(rows);
    }

    private byte @Nullable [] read(String licenseId) {
        try (Connection connection = reading.getConnection()) {
            return TextTable.key(connection, licenseId);
        } catch (SQLException e) {
            throw new StoreUnavailable("The key of a licence's texts could not be read: " + e.getMessage(), e);
        }
    }

    private record Key(byte[] bytes, boolean isNew) {

        /** Returns the key as the next event of the same append finds it. */
        Key stored() {
            return new Key(bytes, false);
        }
    }
}
