package io.lictor.store.table;

import io.lictor.store.LoggedEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads events to the letter, with their canonical leaves. */
public final class LoggedEvents {

    private LoggedEvents() {}

    private static final String SELECT =
            "SELECT " + EventTable.COLUMNS + " FROM event WHERE position > ? ORDER BY position LIMIT ?";

    public static List<LoggedEvent> after(Connection connection, long position, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, position);
            select.setInt(2, limit);
            try (ResultSet rows = select.executeQuery()) {
                List<LoggedEvent> events = new ArrayList<>();
                while (rows.next()) {
                    events.add(of(rows));
                }
                return events;
            }
        }
    }

    /** Reads a row that has the columns of an event first. */
    public static LoggedEvent of(ResultSet row) throws SQLException {
        String streamId = row.getString(2);
        String streamType = row.getString(3);
        long sequence = row.getLong(4) + 1;
        String eventId = row.getString(5);
        String recordedAt = row.getString(6);
        String type = row.getString(7);
        String revision = row.getString(8);
        String payload = row.getString(9);
        String metadata = row.getString(10);
        return new LoggedEvent(
                row.getLong(1),
                streamId,
                streamType,
                sequence,
                eventId,
                recordedAt,
                type,
                revision,
                payload,
                metadata,
                CanonicalLeaf.of(
                        eventId, metadata, payload, recordedAt, revision, sequence, streamId, streamType, type));
    }
}
