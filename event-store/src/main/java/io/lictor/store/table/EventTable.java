package io.lictor.store.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Statements on the table of events. They answer "nothing" with no row, and page by LIMIT, since positions may have gaps. */
public final class EventTable {

    public static final String INSERT = """
            INSERT INTO event (stream_id, stream_type, sequence_number, event_id, recorded_at, type, revision, payload, metadata,
                position, leaf, seal)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** Event columns without texts. Readers depend on this order. */
    public static final String COLUMNS =
            "position, stream_id, stream_type, sequence_number, event_id, recorded_at, type, revision, payload, metadata";

    public static final int POSITION = 1;
    public static final int STREAM_ID = 2;
    public static final int SEQUENCE_NUMBER = 4;
    public static final int RECORDED_AT = 6;
    public static final int TYPE = 7;
    public static final int REVISION = 8;
    public static final int PAYLOAD = 9;
    public static final int METADATA = 10;
    public static final int SEALED = 11;
    public static final int SECRET = 12;

    /** Events and the texts beside them. */
    private static final String SELECT = "SELECT " + COLUMNS + ", sealed, secret FROM event" + TextTable.JOINED;

    /** Limit by a computed number: with a bare parameter SQLite would plan the query anew each time, to look at its value. */
    private static final String LIMIT = " LIMIT ? + 0";

    private static final String WHOLE_STREAM = SELECT.formatted("") + " WHERE stream_id = ? ORDER BY sequence_number";
    private static final String OF_STREAM =
            SELECT.formatted("") + " WHERE stream_id = ? AND sequence_number >= ? ORDER BY sequence_number" + LIMIT;
    private static final String AFTER =
            SELECT.formatted(" AND event_text.event_position > ?") + " WHERE position > ? ORDER BY position" + LIMIT;

    private EventTable() {}

    public static void bind(PreparedStatement insert, EventRow row, long position, byte @Nullable [] seal)
            throws SQLException {
        insert.setString(1, row.streamId());
        insert.setString(2, row.streamType());
        insert.setLong(3, row.sequenceNumber());
        insert.setString(4, row.eventId());
        insert.setString(5, row.recordedAt());
        insert.setString(6, row.type());
        insert.setString(7, row.revision());
        insert.setString(8, row.payload());
        insert.setString(9, row.metadata());
        insert.setLong(10, position);
        insert.setBytes(11, row.leaf());
        insert.setBytes(12, seal);
    }

    public static PreparedStatement head(Connection connection) throws SQLException {
        return connection.prepareStatement("SELECT position FROM event ORDER BY position DESC LIMIT 1");
    }

    public static PreparedStatement lastRecorded(Connection connection) throws SQLException {
        return connection.prepareStatement("SELECT recorded_at FROM event ORDER BY position DESC LIMIT 1");
    }

    public static PreparedStatement lastOf(Connection connection, String streamId) throws SQLException {
        var select = connection.prepareStatement(
                "SELECT sequence_number FROM event WHERE stream_id = ? ORDER BY sequence_number DESC LIMIT 1");
        select.setString(1, streamId);
        return select;
    }

    public static PreparedStatement wholeStream(Connection connection, String streamId) throws SQLException {
        var select = connection.prepareStatement(WHOLE_STREAM);
        select.setString(1, streamId);
        return select;
    }

    public static PreparedStatement ofStream(Connection connection, String streamId, long first, int limit)
            throws SQLException {
        var select = connection.prepareStatement(OF_STREAM);
        select.setString(1, streamId);
        select.setLong(2, first);
        select.setInt(3, limit);
        return select;
    }

    public static PreparedStatement after(Connection connection, long position, int limit) throws SQLException {
        var select = connection.prepareStatement(AFTER);
        select.setLong(1, position);
        select.setLong(2, position);
        select.setInt(3, limit);
        return select;
    }
}
