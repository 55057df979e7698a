package io.lictor.store.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The two tables beside that of events: the sealed texts of an event by its position, and the key of each licence. */
public final class TextTable {

    /**
     * Beside {@code event} in a query: one row at most for each of its rows, found by primary keys. Who reads behind a
     * position says so here too: PostgreSQL would otherwise go through all texts before it, page by page.
     */
    public static final String JOINED = " LEFT JOIN event_text ON event_text.event_position = event.position%s"
            + " LEFT JOIN text_key ON text_key.license_id = event_text.license_id";

    public static final String SEALED = "sealed";
    public static final String SECRET = "secret";

    private static final String KEY = "SELECT secret FROM text_key WHERE license_id = ?";

    private static final String INSERT_TEXT =
            "INSERT INTO event_text (event_position, license_id, sealed) VALUES (?, ?, ?)";

    /** Hazard: the overwritten key is one that the same transaction destroys. */
    private static final String INSERT_KEY = "INSERT INTO text_key (license_id, secret) VALUES (?, ?)"
            + " ON CONFLICT (license_id) DO UPDATE SET secret = excluded.secret";

    private static final String DELETE_TEXTS = "DELETE FROM event_text WHERE event_position IN"
            + " (SELECT position FROM event WHERE stream_id = ? AND position < ?)";

    private static final String DELETE_KEY = "DELETE FROM text_key WHERE license_id = ?";

    private TextTable() {}

    /** The key of a licence's texts, or null where it has none. */
    public static byte @Nullable [] key(Connection connection, String licenseId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(KEY)) {
            select.setString(1, licenseId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    /** Inserts the texts of rows that were written behind {@code position}, without gaps. */
    public static void insert(Connection connection, List<EventRow> rows, long position) throws SQLException {
        if (rows.stream().noneMatch(EventRow::hasText)) {
            return;
        }
        try (PreparedStatement text = connection.prepareStatement(INSERT_TEXT);
                PreparedStatement key = connection.prepareStatement(INSERT_KEY)) {
            long place = position;
            for (EventRow row : rows) {
                place++;
                if (row.text() instanceof SealedText stored) {
                    text.setLong(1, place);
                    text.setString(2, row.streamId());
                    text.setBytes(3, stored.sealed());
                    text.executeUpdate();
                    if (stored.keyIsNew()) {
                        key.setString(1, row.streamId());
                        key.setBytes(2, stored.key());
                        key.executeUpdate();
                    }
                }
            }
        }
    }

    /** Deletes the texts of a licence's events before {@code position}; and its key, unless there is a new one. */
    public static void erase(Connection connection, String licenseId, long position, boolean keyIsNew)
            throws SQLException {
        if (!keyIsNew) {
            try (PreparedStatement key = connection.prepareStatement(DELETE_KEY)) {
                key.setString(1, licenseId);
                key.executeUpdate();
            }
        }
        try (PreparedStatement texts = connection.prepareStatement(DELETE_TEXTS)) {
            texts.setString(1, licenseId);
            texts.setLong(2, position);
            texts.executeUpdate();
        }
    }
}
