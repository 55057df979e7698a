package io.lictor.store.postgres;

import io.lictor.store.OutcomeUnknown;
import io.lictor.store.StreamSlot;
import io.lictor.store.append.WriteRequest;
import io.lictor.store.table.EventRow;
import io.lictor.store.table.LeafMac;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/** One connection that writes: one round trip to the server for the events of a batch, and one to commit. */
final class PostgresSession implements AutoCloseable {

    /**
     * In one round trip: waits for the write lock of all processes, which the end of the transaction gives up; then, seeing all
     * that was committed before: the last position, which places are taken, and, if none is, the events. So positions are
     * dense and become visible in their order. OFFSET keeps the planner from scanning the table for places.
     *
     * <p>Seals are for positions, so the last one is guessed: nothing is written where another process has moved it on.
     */
    private static final String WRITE = """
            SELECT pg_advisory_xact_lock(1818850164, 1);
            WITH last AS MATERIALIZED (SELECT coalesce(max(position), 0) AS position FROM event),
            taken AS MATERIALIZED (SELECT wanted.n
                FROM unnest(?, ?) WITH ORDINALITY AS wanted (stream_id, sequence_number, n),
                LATERAL (SELECT FROM event WHERE event.stream_id = wanted.stream_id
                    AND event.sequence_number = wanted.sequence_number OFFSET 0) AS there),
            written AS (INSERT INTO event (position, stream_id, sequence_number, stream_type, event_id, recorded_at, type,
                    revision, payload, metadata, leaf, seal)
                SELECT last.position + given.n, given.stream_id, given.sequence_number, given.stream_type, given.event_id,
                    given.recorded_at, given.type, given.revision, given.payload, given.metadata, given.leaf, given.seal
                FROM last, unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY AS given
                    (stream_id, sequence_number, stream_type, event_id, recorded_at, type, revision, payload, metadata,
                        leaf, seal, n)
                WHERE last.position = ? AND NOT EXISTS (SELECT FROM taken))
            SELECT last.position, taken.n FROM last LEFT JOIN taken ON true""";

    /**
     * In the same round trip, where there are texts: those of the events that were written, and the keys that are new. Who
     * found a place taken has written no event with that id there.
     */
    private static final String WRITE_WITH_TEXTS = WRITE + """
            ;
            INSERT INTO text_key (license_id, secret)
                SELECT given.stream_id, given.secret
                FROM unnest(?, ?, ?, ?) AS given (stream_id, sequence_number, event_id, secret),
                LATERAL (SELECT FROM event WHERE event.stream_id = given.stream_id
                    AND event.sequence_number = given.sequence_number AND event.event_id = given.event_id OFFSET 0) AS written
                WHERE given.secret IS NOT NULL
                ON CONFLICT (license_id) DO UPDATE SET secret = excluded.secret;
            INSERT INTO event_text (event_position, license_id, sealed)
                SELECT written.position, given.stream_id, given.sealed
                FROM unnest(?, ?, ?, ?) AS given (stream_id, sequence_number, event_id, sealed),
                LATERAL (SELECT position FROM event WHERE event.stream_id = given.stream_id
                    AND event.sequence_number = given.sequence_number AND event.event_id = given.event_id OFFSET 0) AS written""";

    /**
     * State found under the lock.
     *
     * @param last the last position
     * @param taken slots that are occupied
     * @param written whether the rows were written: no slot was occupied and the last position was the expected one,
     * which is certain for a second request in the same transaction
     */
    record Standing(long last, Set<StreamSlot> taken, boolean written) {}

    private final Connection connection;
    private final LeafMac seal;
    private final PreparedStatement write;
    private final PreparedStatement writeWithTexts;
    private long expected;
    private long uncommitted;

    PostgresSession(Connection connection, LeafMac seal) throws SQLException {
        this.connection = connection;
        this.seal = seal;
        this.write = connection.prepareStatement(WRITE);
        this.writeWithTexts = connection.prepareStatement(WRITE_WITH_TEXTS);
    }

    Connection connection() {
        return connection;
    }

    /**
     * Writes the rows of the requests behind the last position, in their order, unless a place is taken or that position is
     * not the expected one; the only one that writes.
     */
    Standing write(List<WriteRequest> requests) throws SQLException {
        List<EventRow> rows =
                requests.stream().flatMap(request -> request.rows().stream()).toList();
        List<StreamSlot> places = requests.stream()
                .flatMap(request -> request.places().stream())
                .distinct()
                .toList();
        List<EventRow> withTexts = rows.stream().filter(EventRow::hasText).toList();
        List<Object> parameters = new ArrayList<>(ofEvents(rows, places));
        if (!withTexts.isEmpty()) {
            parameters.addAll(ofTexts(withTexts));
        }
        PreparedStatement statement = withTexts.isEmpty() ? write : writeWithTexts;
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        statement.execute(); // the lock's own answer is empty
        Standing standing = standing(statement, places, expected);
        expected = standing.last();
        uncommitted = expected + (standing.written() ? rows.size() : 0);
        return standing;
    }

    private List<Object> ofEvents(List<EventRow> rows, List<StreamSlot> places) throws SQLException {
        return List.of(
                texts(places, StreamSlot::streamId),
                numbers(places, place -> place.sequence() - 1),
                texts(rows, EventRow::streamId),
                numbers(rows, EventRow::sequenceNumber),
                texts(rows, EventRow::streamType),
                texts(rows, EventRow::eventId),
                texts(rows, EventRow::recordedAt),
                texts(rows, EventRow::type),
                texts(rows, EventRow::revision),
                texts(rows, EventRow::payload),
                texts(rows, EventRow::metadata),
                bytes(rows, EventRow::leaf),
                seals(rows),
                expected);
    }

    private Array seals(List<EventRow> rows) throws SQLException {
        byte[][] seals = new byte[rows.size()][];
        for (int i = 0; i < seals.length; i++) {
            seals[i] =
                    seal.of(expected + 1 + i, Objects.requireNonNull(rows.get(i).leaf()));
        }
        return connection.createArrayOf("bytea", seals);
    }

    private List<Array> ofTexts(List<EventRow> rows) throws SQLException {
        Array streams = texts(rows, EventRow::streamId);
        Array sequences = numbers(rows, EventRow::sequenceNumber);
        Array events = texts(rows, EventRow::eventId);
        Array keys = bytes(rows, row -> Objects.requireNonNull(row.text()).newKey());
        Array sealed = bytes(rows, row -> Objects.requireNonNull(row.text()).sealed());
        return List.of(streams, sequences, events, keys, streams, sequences, events, sealed);
    }

    private Array bytes(List<EventRow> rows, Function<EventRow, byte @Nullable []> column) throws SQLException {
        return connection.createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new));
    }

    /** Makes an array of String: one of Object would be written, escaped and parsed as a text of its own. */
    private <T> Array texts(List<T> rows, Function<T, String> column) throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(column).toArray(String[]::new));
    }

    private <T> Array numbers(List<T> rows, Function<T, Long> column) throws SQLException {
        return connection.createArrayOf("bigint", rows.stream().map(column).toArray(Long[]::new));
    }

    private static Standing standing(PreparedStatement write, List<StreamSlot> places, long expected)
            throws SQLException {
        write.getMoreResults();
        try (ResultSet result = write.getResultSet()) {
            result.next();
            long last = result.getLong(1);
            Set<StreamSlot> taken = new HashSet<>();
            do {
                int place = result.getInt(2);
                if (!result.wasNull()) {
                    taken.add(places.get(place - 1));
                }
            } while (result.next());
            return new Standing(last, taken, taken.isEmpty() && last == expected);
        }
    }

    /** Throws if a statement failed and its failure was hidden: the server would "commit" by undoing everything. */
    void mustBeAlive() throws SQLException {
        if (connection.unwrap(PgConnection.class).getTransactionState() == TransactionState.FAILED) {
            throw new SQLException("A statement of this transaction failed", "25P02");
        }
    }

    /**
     * Commits.
     *
     * @throws OutcomeUnknown if the server did not say whether it did, or did not wait for its standby
     */
    void commit() throws SQLException {
        connection.clearWarnings();
        try {
            connection.commit();
        } catch (SQLException e) {
            if (PostgresErrors.leavesCommitOpen(e)) {
                throw new OutcomeUnknown(e);
            }
            throw e;
        }
        if (connection.getWarnings() != null) {
            // a wait for the synchronous standby that was cut short: committed here, and lost if this server is
            throw new OutcomeUnknown(connection.getWarnings());
        }
        expected = uncommitted;
    }

    void rollBack() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
