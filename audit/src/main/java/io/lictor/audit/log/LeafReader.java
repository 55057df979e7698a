package io.lictor.audit.log;

import static java.util.stream.Collectors.toMap;

import io.lictor.merkle.MerkleTree;
import io.lictor.store.LoggedEvent;
import io.lictor.store.StoreUnavailable;
import io.lictor.store.table.Anomaly;
import io.lictor.store.table.CanonicalLeaf;
import io.lictor.store.table.LeafMac;
import io.lictor.store.table.LoggedEvents;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the leaves that follow each other in the log from the table of events: those that were sealed with their events,
 * and those of events that are older than seals. For what should not be as it is, a leaf that says so, for ever. Not for
 * several threads.
 */
final class LeafReader {

    private static final Logger LOG = LoggerFactory.getLogger(LeafReader.class);

    /**
     * Largest gap that is bridged: nobody loses so many events in between, and a row out there would keep the log from ever
     * being done.
     */
    private static final long WIDEST_GAP = 1_000_000;

    private static final String PAGE =
            "SELECT position, leaf, seal FROM event WHERE position > ? ORDER BY position LIMIT ?";
    private static final String SEALED_BEFORE = "SELECT 1 FROM event WHERE position < ? AND seal IS NOT NULL LIMIT 1";

    private final LeafMac seal;
    private @Nullable Boolean sealsHaveBegun;
    private final AtomicLong anomalies = new AtomicLong();

    LeafReader(LeafMac seal) {
        this.seal = seal;
    }

    /** Returns the number of leaves read that stand for a fault. */
    long anomalies() {
        return anomalies.get();
    }

    /** The hashes of the leaves behind the first {@code size}, those of {@code limit} rows or of none. */
    List<byte[]> after(Connection connection, long size, int limit) throws SQLException {
        List<Row> page = page(connection, size, limit);
        List<byte[]> leaves = new ArrayList<>(page.size());
        Map<Long, String> unsealed = Map.of();
        for (Row row : page) {
            long next = size + leaves.size() + 1;
            if (row.position() > next) {
                addMissing(next, row.position(), leaves);
            }
            if (isOlderThanSeals(row, connection) && !unsealed.containsKey(row.position())) {
                unsealed = LoggedEvents.after(connection, row.position() - 1, limit).stream()
                        .collect(toMap(LoggedEvent::position, LoggedEvent::leaf));
            }
            leaves.add(leaf(row, unsealed.get(row.position())));
        }
        return leaves;
    }

    private static List<Row> page(Connection connection, long position, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PAGE)) {
            select.setLong(1, position);
            select.setInt(2, limit);
            try (ResultSet result = select.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(new Row(result.getLong(1), result.getBytes(2), result.getBytes(3)));
                }
                return rows;
            }
        }
    }

    private void addMissing(long from, long until, List<byte[]> leaves) {
        if (until - from > WIDEST_GAP) {
            throw new StoreUnavailable(
                    "The log can't go on: there is no event from position %d up to %d, where nobody has written one"
                            .formatted(from, until));
        }
        LOG.error("Events are missing from the database, from position {} up to {}", from, until - 1);
        for (long position = from; position < until; position++) {
            leaves.add(anomaly(Anomaly.MISSING, position));
        }
    }

    private boolean isOlderThanSeals(Row row, Connection connection) throws SQLException {
        if (row.seal() != null) {
            sealsHaveBegun = true;
        }
        return row.seal() == null && row.leaf() == null && !sealsHaveBegunBefore(row.position(), connection);
    }

    /** {@code unsealed} is the leaf of an event that is older than seals. */
    private byte[] leaf(Row row, @Nullable String unsealed) {
        if (unsealed != null) {
            return MerkleTree.leafHash(CanonicalLeaf.bytes(unsealed));
        }
        byte[] leaf = row.leaf();
        if (leaf != null && seal.fits(row.position(), leaf, row.seal())) {
            return leaf;
        }
        LOG.error("The event at position {} was not written there by a service that knows the secrets", row.position());
        return anomaly(Anomaly.NOT_SEALED, row.position());
    }

    private byte[] anomaly(Anomaly anomaly, long position) {
        anomalies.incrementAndGet();
        return MerkleTree.leafHash(CanonicalLeaf.bytes(CanonicalLeaf.ofAnomaly(anomaly, position)));
    }

    private record Row(long position, byte @Nullable [] leaf, byte @Nullable [] seal) {}

    /** Returns whether seals have begun: from then on, all events have one. */
    private boolean sealsHaveBegunBefore(long position, Connection connection) throws SQLException {
        if (sealsHaveBegun == null) {
            sealsHaveBegun = isAnySealedBefore(position, connection);
        }
        return sealsHaveBegun;
    }

    private static boolean isAnySealedBefore(long position, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SEALED_BEFORE)) {
            select.setLong(1, position);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
