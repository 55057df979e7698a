package io.lictor.store.integrity;

import io.lictor.event.Event;
import io.lictor.merkle.MerkleTree;
import io.lictor.store.Comparison;
import io.lictor.store.Damage;
import io.lictor.store.Finding;
import io.lictor.store.Finding.Kind;
import io.lictor.store.LoggedEvent;
import io.lictor.store.SqlQuery;
import io.lictor.store.StoredEvent;
import io.lictor.store.log.StoredEvents;
import io.lictor.store.table.CanonicalLeaf;
import io.lictor.store.table.EventRow;
import io.lictor.store.table.EventTable;
import io.lictor.store.table.LeafMac;
import io.lictor.store.table.LoggedEvents;
import io.lictor.store.table.TextTable;
import io.lictor.store.texts.TextCipher;
import io.lictor.store.tiles.TileId;
import io.lictor.store.tiles.TileTable;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares rows in the order of their positions, a page at a time, each with what its stream's index says of it. */
public final class JdbcComparison implements Comparison {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcComparison.class);

    private static final String SELECT = "SELECT " + EventTable.COLUMNS + ", leaf, seal, sealed, secret,"
            + " (SELECT max(own.position) FROM event AS own WHERE own.stream_id = event.stream_id"
            + " AND own.sequence_number = event.sequence_number) AS own,"
            + " (SELECT max(prior.position) FROM event AS prior WHERE prior.stream_id = event.stream_id"
            + " AND prior.sequence_number = event.sequence_number - 1) AS prior"
            + " FROM event" + TextTable.JOINED;
    private static final String PAGE = SELECT.formatted(" AND event_text.event_position > ?")
            + " WHERE position > ? ORDER BY position LIMIT ? + 0";
    private static final String ONE = SELECT.formatted("") + " WHERE position = ?";
    private static final String STREAM = SELECT.formatted("") + " WHERE stream_id = ? ORDER BY sequence_number";
    private static final int LEAF = 11;
    private static final int SEAL = 12;
    private static final int SEALED = 13;
    private static final int SECRET = 14;
    private static final int OWN = 15;
    private static final int PRIOR = 16;

    private static final String ERASED =
            "SELECT 1 FROM event WHERE stream_id = ? AND position > ? AND type = 'licensing.TextsErased' LIMIT 1";
    private static final String SEALED_BEFORE = "SELECT 1 FROM event WHERE position < ? AND seal IS NOT NULL LIMIT 1";
    private static final String HEAD = "SELECT max(position) FROM event";
    private static final String TEXT_OF = "SELECT license_id FROM event_text WHERE event_position = ?";

    /** Out of the index alone, where a database has it so; no event itself is looked at. */
    private static final String PLACES = "SELECT stream_id, sequence_number, position FROM event"
            + " WHERE (stream_id, sequence_number) > (?, ?) ORDER BY stream_id, sequence_number LIMIT 5000";

    /** Bound of missing events that are told one by one; nobody needs the others' numbers. */
    private static final int MOST_MISSING = 10_000;

    /** Events in a page at the end of a pass. */
    private static final int LAST_EVENTS = 500;

    private static final String HAS_TEXTS = "\"texts\":[";

    /** Shape of stream names; any other text was put there from outside. */
    private static final Pattern STREAM_ID = Pattern.compile("[\\w.:/@-]{1,200}");

    private final StorageCheck storage;
    private final LeafMac seal;
    private final TextCipher textSeal;
    private final StoredEvents events;
    private final Damage damage;

    public JdbcComparison(StorageCheck storage, LeafMac seal, TextCipher textSeal, StoredEvents events, Damage damage) {
        this.storage = storage;
        this.seal = seal;
        this.textSeal = textSeal;
        this.events = events;
        this.damage = damage;
    }

    @Override
    public Pass begin() {
        return new Running();
    }

    @Override
    public void compare(String streamId) {
        Set<Finding> found = new LinkedHashSet<>();
        ask(connection -> {
            try (PreparedStatement select = connection.prepareStatement(STREAM)) {
                select.setString(1, streamId);
                try (ResultSet rows = select.executeQuery()) {
                    Tiles tiles = new Tiles(connection, found);
                    while (rows.next()) {
                        compare(rows, connection, tiles, found);
                    }
                }
            }
            return 0;
        });
        damage.add(found);
    }

    private <T> T ask(SqlQuery<T> query) {
        try (Connection connection = storage.connect()) {
            return query.ask(connection);
        } catch (SQLException e) {
            throw damage.failed("The events could not be compared", e);
        }
    }

    private final class Running implements Pass {

        private final Set<Finding> found = new LinkedHashSet<>();

        /** Last position compared. It begins below 0, so that an event at a position that is none is found too. */
        private long reached = Long.MIN_VALUE;

        @Override
        public int next(int limit) {
            Set<Finding> here = new LinkedHashSet<>();
            int compared = ask(connection -> page(connection, limit, here));
            found.addAll(here);
            damage.add(here);
            return compared;
        }

        /** Damage is no reason to end, but to look at each event alone. */
        private int page(Connection connection, int limit, Set<Finding> here) throws SQLException {
            try {
                return wholePage(connection, limit, here);
            } catch (SQLException e) {
                if (!storage.isDamage(e)) {
                    throw e;
                }
                here.clear();
                here.add(Finding.ofStorage(storage.name()));
                return oneByOne(connection, limit, here);
            }
        }

        private int wholePage(Connection connection, int limit, Set<Finding> here) throws SQLException {
            int compared = 0;
            long last = reached;
            try (PreparedStatement select = connection.prepareStatement(PAGE)) {
                select.setLong(1, reached);
                select.setLong(2, reached);
                select.setInt(3, limit);
                try (ResultSet rows = select.executeQuery()) {
                    Tiles tiles = new Tiles(connection, here);
                    while (rows.next()) {
                        long position = rows.getLong(EventTable.POSITION);
                        missing(Math.max(last, 0) + 1, position, here);
                        compare(rows, connection, tiles, here);
                        last = position;
                        compared++;
                    }
                }
            }
            reached = last;
            return compared;
        }

        private int oneByOne(Connection connection, int limit, Set<Finding> here) throws SQLException {
            long head = lastGiven(connection, here);
            long begin = Math.max(reached, 0);
            long until = Math.min(head, begin + limit);
            int compared = 0;
            for (long position = begin + 1; position <= until; position++) {
                try {
                    if (!one(connection, position, here)) {
                        here.add(Finding.of(Kind.MISSING, position, null));
                    }
                } catch (SQLException e) {
                    if (!storage.isDamage(e)) {
                        throw e;
                    }
                    here.add(Finding.of(Kind.UNREADABLE, position, null));
                }
                compared++;
            }
            reached = Math.max(begin, until);
            return compared;
        }

        private boolean one(Connection connection, long position, Set<Finding> here) throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(ONE)) {
                select.setLong(1, position);
                try (ResultSet row = select.executeQuery()) {
                    boolean isThere = row.next();
                    if (isThere) {
                        compare(row, connection, new Tiles(connection, here), here);
                    }
                    return isThere;
                }
            }
        }

        private void missing(long from, long until, Set<Finding> here) {
            for (long position = from; position < until && position < from + MOST_MISSING; position++) {
                here.add(Finding.of(Kind.MISSING, position, null));
            }
        }

        @Override
        public void finish() {
            ask(connection -> {
                long given = lastGiven(connection, found);
                readUpTo(given, connection);
                missing(Math.max(reached, 0) + 1, given + 1, found);
                resolve(connection);
                faults(connection);
                return 0;
            });
            damage.isAll(found);
        }

        /** Events appended since the last page are read before a position without an event counts as missing. */
        private void readUpTo(long given, Connection connection) throws SQLException {
            int read = 1;
            while (reached < given && read > 0) {
                Set<Finding> here = new LinkedHashSet<>();
                read = page(connection, LAST_EVENTS, here);
                found.addAll(here);
            }
        }

        private void faults(Connection connection) throws SQLException {
            try {
                for (String fault : storage.faults(connection)) {
                    found.add(Finding.ofStorage(storage.name()));
                    LOG.error("The database says of itself: {}", fault);
                }
            } catch (SQLException e) {
                if (!storage.isDamage(e)) {
                    throw e;
                }
                found.add(Finding.ofStorage(storage.name()));
            }
        }

        /** Finds the streams of missing events, as far as something else remembers them. */
        private void resolve(Connection connection) throws SQLException {
            Map<Long, Finding> unknown = new HashMap<>();
            for (Finding finding : found) {
                if (finding.kind() != Kind.REPLACED && finding.part() == null && finding.streamId() == null) {
                    unknown.put(finding.position(), finding);
                }
            }
            if (unknown.isEmpty()) {
                return;
            }
            try {
                for (Finding finding : unknown.values()) {
                    textOf(connection, finding.position()).ifPresent(streamId -> known(finding, streamId));
                }
                fromIndex(connection, unknown);
            } catch (SQLException e) {
                if (!storage.isDamage(e)) {
                    throw e;
                }
                found.add(Finding.ofStorage(storage.name()));
            }
        }

        private void known(Finding finding, String streamId) {
            if (STREAM_ID.matcher(streamId).matches()) {
                found.remove(finding);
                found.add(Finding.of(finding.kind(), finding.position(), streamId));
            }
        }

        private void fromIndex(Connection connection, Map<Long, Finding> unknown) throws SQLException {
            String stream = "";
            long sequence = -1;
            for (int rows = 1; rows > 0; ) {
                rows = 0;
                try (PreparedStatement select = connection.prepareStatement(PLACES)) {
                    select.setString(1, stream);
                    select.setLong(2, sequence);
                    try (ResultSet place = select.executeQuery()) {
                        for (; place.next(); rows++) {
                            stream = place.getString(1);
                            sequence = place.getLong(2);
                            Finding finding = unknown.get(place.getLong(3));
                            if (finding != null) {
                                known(finding, stream);
                            }
                        }
                    }
                }
            }
        }
    }

    /** The last position that was ever given, as far as what is not damaged itself tells. */
    private long lastGiven(Connection connection, Set<Finding> found) throws SQLException {
        long last = 0;
        for (SqlQuery<Long> source :
                List.<SqlQuery<Long>>of(storage::lastGiven, TileTable::size, asked -> number(asked, HEAD))) {
            try {
                last = Math.max(last, source.ask(connection));
            } catch (SQLException e) {
                if (!storage.isDamage(e)) {
                    throw e;
                }
                found.add(Finding.ofStorage(storage.name()));
            }
        }
        return last;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static Optional<String> textOf(Connection connection, long position) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TEXT_OF)) {
            select.setLong(1, position);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private void compare(ResultSet row, Connection connection, Tiles tiles, Set<Finding> found) throws SQLException {
        long position = row.getLong(EventTable.POSITION);
        LoggedEvent event;
        try {
            event = LoggedEvents.of(row);
        } catch (RuntimeException e) {
            found.add(Finding.of(Kind.CHANGED, position, null));
            return;
        }
        byte[] hash = MerkleTree.leafHash(CanonicalLeaf.bytes(event.leaf()));
        if (!isAsWritten(row, hash, connection)) {
            changed(event, found);
        } else if (tiles.differs(position, hash)) {
            found.add(Finding.of(Kind.REPLACED, position, null));
        } else if (!isInPlace(row)) {
            found.add(Finding.of(Kind.OUT_OF_PLACE, position, event.streamId()));
        } else if (event.payload().contains(HAS_TEXTS) && !areTextsThere(row, event, connection)) {
            found.add(Finding.of(Kind.TEXTS_LOST, position, event.streamId()));
        }
    }

    private boolean isAsWritten(ResultSet row, byte[] hash, Connection connection) throws SQLException {
        long position = row.getLong(EventTable.POSITION);
        byte[] leaf = row.getBytes(LEAF);
        byte[] sealed = row.getBytes(SEAL);
        if (leaf == null && sealed == null) {
            return !isSealedBefore(connection, position); // older than seals
        }
        return Arrays.equals(hash, leaf) && seal.fits(position, hash, sealed);
    }

    private static boolean isSealedBefore(Connection connection, long position) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SEALED_BEFORE)) {
            select.setLong(1, position);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Adds a finding for the stream that the event says it is of, and for the one its payload is about. */
    private void changed(LoggedEvent event, Set<Finding> found) {
        Set<String> streams = new LinkedHashSet<>();
        streams.add(event.streamId());
        streamOf(event).ifPresent(streams::add);
        streams.removeIf(streamId -> !STREAM_ID.matcher(streamId).matches());
        if (streams.isEmpty()) {
            found.add(Finding.of(Kind.CHANGED, event.position(), null));
        }
        streams.forEach(streamId -> found.add(Finding.of(Kind.CHANGED, event.position(), streamId)));
    }

    private Optional<String> streamOf(LoggedEvent event) {
        try {
            Event about = events.decode(new StoredEvent(
                    event.position(),
                    event.streamId(),
                    event.sequence(),
                    event.type(),
                    event.revision(),
                    Instant.EPOCH,
                    event.payload(),
                    Map.of()));
            return Optional.ofNullable(about.streamId());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isInPlace(ResultSet row) throws SQLException {
        long position = row.getLong(EventTable.POSITION);
        if (row.getLong(OWN) != position) {
            return false;
        }
        long prior = row.getLong(PRIOR);
        return row.getLong(EventTable.SEQUENCE_NUMBER) == 0 ? prior == 0 : prior > 0 && prior < position;
    }

    private boolean areTextsThere(ResultSet row, LoggedEvent event, Connection connection) throws SQLException {
        byte[] sealed = row.getBytes(SEALED);
        byte[] secret = row.getBytes(SECRET);
        if (sealed != null && secret != null) {
            try {
                textSeal.open(sealed, secret, EventRow.place(event.streamId(), event.sequence()));
                return true;
            } catch (GeneralSecurityException e) {
                return false;
            }
        }
        try (PreparedStatement select = connection.prepareStatement(ERASED)) {
            select.setString(1, event.streamId());
            select.setLong(2, event.position());
            try (ResultSet erased = select.executeQuery()) {
                return erased.next();
            }
        }
    }

    /** The leaves' hashes as the log has them, of the tile that was asked for last. */
    private final class Tiles {

        private final Connection connection;
        private final Set<Finding> found;
        private long tile = -1;
        private byte @Nullable [] hashes;

        /** Adds faults of the tiles themselves to {@code found}. */
        Tiles(Connection connection, Set<Finding> found) {
            this.connection = connection;
            this.found = found;
        }

        /** Returns whether the log has another leaf at the position; false if it has none yet. */
        boolean differs(long position, byte[] hash) throws SQLException {
            long index = position - 1;
            if (index / TileTable.WIDTH != tile) {
                tile = index / TileTable.WIDTH;
                hashes = hashes(new TileId(0, tile));
            }
            int from = (int) (index % TileTable.WIDTH) * MerkleTree.HASH_LENGTH;
            return hashes != null
                    && hashes.length >= from + MerkleTree.HASH_LENGTH
                    && !Arrays.equals(hashes, from, from + MerkleTree.HASH_LENGTH, hash, 0, MerkleTree.HASH_LENGTH);
        }

        private byte @Nullable [] hashes(TileId place) throws SQLException {
            try {
                return TileTable.hashes(connection, place);
            } catch (SQLException e) {
                if (!storage.isDamage(e)) {
                    throw e;
                }
                found.add(Finding.ofStorage(storage.name()));
                return null;
            }
        }
    }
}
