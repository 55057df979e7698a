package io.lictor.store.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.lictor.store.LicensingStore;
import io.lictor.store.StoreUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts what {@link EventExport} wrote into an empty store: the same positions, sequences, ids, times and texts. All of it
 * is one transaction, so that a damaged file, a full disk or a kill leaves the store as empty as it was.
 */
public final class EventImport {

    private static final int BATCH = 1_000;

    private final LineReader lines;
    private final Progress progress;
    private @Nullable Transferred done;
    private @Nullable RuntimeException failure;
    private long expected;
    private long events;
    private long lastPosition;
    private long rows;

    private EventImport(InputStream in, Progress progress) {
        this.lines = new LineReader(in);
        this.progress = progress;
    }

    /**
     * Reads {@code in} to its end, and returns when all of it is durable.
     *
     * @throws DamagedExport if the file is damaged, truncated, or no export
     * @throws StoreNotEmpty if there is anything in the store
     * @throws SecretsDiffer if the store has been started with other secrets than the events need
     * @throws UncheckedIOException if {@code in} can't be read
     */
    public static Transferred read(InputStream in, LicensingStore into, Progress progress) {
        EventImport once = new EventImport(in, progress);
        into.write(once::run);
        return Objects.requireNonNull(once.done);
    }

    /** A store may do work again that failed, but what was read of {@code in} is gone: so it fails again as it did. */
    private void run(Connection connection) throws SQLException {
        if (failure != null) {
            throw failure;
        }
        try {
            done = read(connection);
        } catch (IOException e) {
            failure = new UncheckedIOException("The export can't be read: " + e.getMessage(), e);
            throw failure;
        } catch (SQLException e) {
            failure = new StoreUnavailable("The events could not be written: " + e.getMessage(), e);
            throw failure;
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
        failure = new StoreUnavailable("The import was undone by the database; import again");
    }

    private Transferred read(Connection connection) throws SQLException, IOException {
        waitForSlowInput(connection);
        refuseUnlessEmpty(connection);
        readHeader();
        JsonNode next = readEvents(connection);
        while (next != null && next.has("table")) {
            next = readRows(next, connection);
        }
        if (next == null) {
            throw new DamagedExport(lines.number() + 1, "is missing: the file is truncated");
        }
        return checkTrailer(next);
    }

    /** A writer who pauses is suspected to be dead; here the events may come through a slow line. */
    private static void waitForSlowInput(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
            }
        }
    }

    private void refuseUnlessEmpty(Connection connection) throws SQLException {
        refuseRowsIn("event", connection);
        for (SideTable table : SideTable.values()) {
            if (table != SideTable.SECRETS) {
                refuseRowsIn(table.table(), connection);
            }
        }
    }

    private void refuseRowsIn(String table, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1 FROM " + table + " LIMIT 1")) {
            if (row.next()) {
                throw new StoreNotEmpty(table);
            }
        }
    }

    private void readHeader() throws IOException {
        JsonNode header = lines.next();
        if (header == null) {
            throw new DamagedExport(1, "is missing: the file is empty");
        }
        if (!header.path("format").asText().equals(Line.FORMAT)) {
            throw new DamagedExport(1, "does not begin an export of events");
        }
        int version = header.path("version").asInt();
        if (version != Line.VERSION) {
            throw new DamagedExport(
                    1,
                    "says version %d of the format, and this release reads version %d"
                            .formatted(version, Line.VERSION));
        }
        expected = header.path("events").asLong();
    }

    /** Inserts all lines that are events; the first that is none. */
    private @Nullable JsonNode readEvents(Connection connection) throws SQLException, IOException {
        try (PreparedStatement insert = connection.prepareStatement(StoredRow.INSERT)) {
            JsonNode next = lines.next();
            for (; next != null && next.has("position"); next = lines.next()) {
                StoredRow row = StoredRow.of(next);
                if (row.position() <= lastPosition) {
                    throw new DamagedExport(lines.number(), "has a position out of order");
                }
                row.bind(insert);
                insert.addBatch();
                lastPosition = row.position();
                if (++events % BATCH == 0) {
                    insert.executeBatch();
                    progress.reached(events, expected);
                }
            }
            insert.executeBatch();
            progress.reached(events, expected);
            return next;
        }
    }

    /** Inserts this line and those behind it that are of the same table; the first that is not. */
    private @Nullable JsonNode readRows(JsonNode first, Connection connection) throws SQLException, IOException {
        String name = first.path("table").asText();
        SideTable table = SideTable.named(name)
                .orElseThrow(() -> new DamagedExport(lines.number(), "is of a table this release does not know"));
        try (PreparedStatement insert = connection.prepareStatement(table.insert())) {
            JsonNode next = first;
            for (; next != null && next.path("table").asText().equals(name); next = lines.next()) {
                if (table != SideTable.SECRETS || !isKnown(next, connection)) {
                    table.bind(next, insert);
                    insert.addBatch();
                }
                if (++rows % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
            return next;
        }
    }

    /** A store that was started before knows its secrets: they must be the same. */
    private static boolean isKnown(JsonNode line, Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT fingerprint FROM secret_fingerprint WHERE name = ?")) {
            select.setString(1, line.path("name").asText());
            try (ResultSet known = select.executeQuery()) {
                if (!known.next()) {
                    return false;
                }
                if (!known.getString(1).equals(line.path("fingerprint").asText())) {
                    throw new SecretsDiffer();
                }
                return true;
            }
        }
    }

    private Transferred checkTrailer(JsonNode trailer) throws IOException {
        long number = lines.number();
        String sha256 = lines.sha256OfLinesBefore();
        if (!trailer.path("end").asBoolean()
                || trailer.path("events").asLong() != events
                || trailer.path("lastPosition").asLong() != lastPosition
                || trailer.path("rows").asLong() != rows
                || !trailer.path("sha256").asText().equals(sha256)) {
            throw new DamagedExport(number, "should be the last, and does not fit the lines before");
        }
        if (lines.next() != null) {
            throw new DamagedExport(number + 1, "stands behind the last one");
        }
        return new Transferred(events, lastPosition, rows, sha256);
    }
}
