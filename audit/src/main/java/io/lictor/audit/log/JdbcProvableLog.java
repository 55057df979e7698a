package io.lictor.audit.log;

import io.lictor.merkle.MerkleTree;
import io.lictor.store.LicensingStore;
import io.lictor.store.LoggedEvent;
import io.lictor.store.SqlWork;
import io.lictor.store.StoreException;
import io.lictor.store.StoreSecrets;
import io.lictor.store.StoreUnavailable;
import io.lictor.store.table.LeafMac;
import io.lictor.store.table.LoggedEvents;
import io.lictor.store.tiles.LogDiverged;
import io.lictor.store.tiles.TileId;
import io.lictor.store.tiles.TileTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The log, kept as tiles beside the events through the reads and writes of any store.
 *
 * <pre>
 * events ── {@link LeafReader} ──▶ leaves ── {@link LogTiles} ──▶ tiles that grow ── keep, or 64 full ones ──▶ {@link TileTable}
 *                                              ▲                                                        │
 *                                              └────── another process has stored more: begin again ◀───┘
 * </pre>
 *
 * <p>What is stored goes before what this process has found.
 */
public final class JdbcProvableLog implements ProvableLog {

    private static final int PAGE = 2_000;

    /** Tiles that may wait to be stored together, 8 KB each. */
    private static final int UNSTORED = 64;

    private final LicensingStore store;
    private final LeafReader leaves;
    private final LogTiles tiles = new LogTiles();
    private final ReentrantLock growing = new ReentrantLock();

    /** Number of leaves stored, as of this process's last look or write. */
    private long stored;

    /** Does nothing until it is asked. {@code secrets} are those that {@code store} was opened with. */
    public JdbcProvableLog(LicensingStore store, StoreSecrets secrets) {
        this.store = store;
        this.leaves = new LeafReader(new LeafMac(secrets.log()));
    }

    @Override
    public long catchUp() {
        growing.lock();
        try {
            if (store.read(TileTable::size) != stored) {
                restart();
            }
            boolean again = true;
            while (again) {
                List<byte[]> next = store.read(connection -> leaves.after(connection, tiles.size(), PAGE));
                next.forEach(tiles::add);
                again = next.size() >= PAGE;
                if (tiles.unstored() >= UNSTORED) {
                    store(_ -> {});
                }
            }
            return tiles.size();
        } finally {
            growing.unlock();
        }
    }

    @Override
    public void keep(long size, String note) {
        growing.lock();
        try {
            if (size > tiles.size()) {
                throw new IllegalArgumentException("The log has %d leaves, not %d".formatted(tiles.size(), size));
            }
            store(connection -> CheckpointTable.insert(connection, size, note));
        } finally {
            growing.unlock();
        }
    }

    /** Stores what is not stored yet, and does {@code with} it or nothing at all. */
    private void store(SqlWork with) {
        Map<TileId, byte[]> hashes = tiles.toStore();
        try {
            store.write(connection -> {
                TileTable.store(connection, hashes);
                with.run(connection);
            });
        } catch (LogDiverged e) {
            restart();
            throw e;
        }
        tiles.stored();
        stored = tiles.size();
    }

    private void restart() {
        store.read(connection -> {
            long size = TileTable.size(connection);
            tiles.restart(size, growing(connection, size));
            stored = size;
            return size;
        });
    }

    private static List<LogTile> growing(Connection connection, long size) throws SQLException {
        List<LogTile> tiles = new ArrayList<>();
        for (long count = size; count > 0; count >>= LogTile.HEIGHT) {
            int bytes = (int) (count % LogTile.WIDTH) * MerkleTree.HASH_LENGTH;
            byte[] hashes = bytes == 0
                    ? new byte[0]
                    : TileTable.hashes(connection, new TileId(tiles.size(), count >> LogTile.HEIGHT));
            if (hashes == null || hashes.length < bytes) {
                throw damaged(new TileId(tiles.size(), count >> LogTile.HEIGHT));
            }
            tiles.add(LogTile.of(Arrays.copyOf(hashes, bytes)));
        }
        return tiles;
    }

    private static StoreException damaged(TileId place) {
        return new StoreUnavailable(
                "Hashes of the log are gone from the database: tile %d of level %d is not whole. Once the table audit_tile is empty, it is made again from the events"
                        .formatted(place.tile(), place.level()));
    }

    @Override
    public long size() {
        return tiles.size();
    }

    @Override
    public MerkleTree.Nodes nodes() {
        return this::node;
    }

    @Override
    public byte[] leafHash(long index) {
        return node(0, index);
    }

    private byte[] node(int level, long index) {
        if (index < 0 || (index + 1) << level > size()) {
            throw new IndexOutOfBoundsException(
                    "There is no node %d of level %d in a log of %d leaves".formatted(index, level, size()));
        }
        int within = level % LogTile.HEIGHT;
        long first = index << within;
        TileId place = new TileId(level / LogTile.HEIGHT, first / LogTile.WIDTH);
        int at = (int) (first % LogTile.WIDTH) >> within;
        byte[] node = tiles.node(place, within, at);
        return node == null ? load(place).node(within, at) : node;
    }

    private LogTile load(TileId place) {
        byte[] hashes = store.read(connection -> Optional.ofNullable(TileTable.hashes(connection, place)))
                .orElseThrow(() -> damaged(place));
        LogTile tile = LogTile.of(hashes);
        if (!tile.isFull()) {
            throw damaged(place);
        }
        tiles.remember(place, tile);
        return tile;
    }

    @Override
    public List<LoggedEvent> after(long position, int limit) {
        return store.read(connection -> LoggedEvents.after(connection, position, limit));
    }

    @Override
    public Optional<String> kept(long size) {
        return store.read(connection -> CheckpointTable.ofSize(connection, size));
    }

    @Override
    public Optional<String> newestKept() {
        return store.read(CheckpointTable::newest);
    }

    @Override
    public long anomalies() {
        return leaves.anomalies();
    }
}
