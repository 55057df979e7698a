package io.lictor.audit.log;

import io.lictor.store.tiles.TileId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tiles of the tree that are in memory: of each level the one that grows, the full ones that are not stored yet, and
 * those that were asked for lately. However large the tree, they take a few megabytes.
 */
final class LogTiles {

    /** Number of tiles remembered, 16 KB each. */
    private static final int REMEMBERED = 128;

    private final List<LogTile> growing = new ArrayList<>();
    private final Map<TileId, LogTile> unstored = new LinkedHashMap<>();
    private final Map<TileId, LogTile> remembered = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TileId, LogTile> eldest) {
            return size() > REMEMBERED;
        }
    };
    private long size;

    /** Returns the number of leaves. */
    synchronized long size() {
        return size;
    }

    synchronized void add(byte[] leafHash) {
        byte[] hash = leafHash;
        size++;
        for (int level = 0; ; level++) {
            if (level == growing.size()) {
                growing.add(new LogTile());
            }
            LogTile tile = growing.get(level);
            tile.add(hash);
            if (!tile.isFull()) {
                return;
            }
            unstored.put(new TileId(level, (size - 1) >> (LogTile.HEIGHT * (level + 1))), tile);
            growing.set(level, new LogTile());
            hash = tile.node(LogTile.HEIGHT, 0);
        }
    }

    /** The tile, if it is here. */
    synchronized @Nullable LogTile find(TileId place) {
        if (place.level() < growing.size() && place.tile() == growingAt(place.level())) {
            return growing.get(place.level());
        }
        LogTile tile = unstored.get(place);
        return tile == null ? remembered.get(place) : tile;
    }

    synchronized void remember(TileId place, LogTile full) {
        remembered.put(place, full);
    }

    /** The node, if its tile is here; the one tile that still grows is only read under this lock. */
    synchronized byte @Nullable [] node(TileId place, int level, int index) {
        LogTile tile = find(place);
        return tile == null ? null : tile.node(level, index);
    }

    synchronized int unstored() {
        return unstored.size();
    }

    /** Returns all hashes that may not be stored yet, of growing tiles as far as they are. */
    synchronized Map<TileId, byte[]> toStore() {
        Map<TileId, byte[]> hashes = new LinkedHashMap<>();
        unstored.forEach((place, tile) -> hashes.put(place, tile.hashes()));
        for (int level = 0; level < growing.size(); level++) {
            if (growing.get(level).count() > 0) {
                hashes.put(
                        new TileId(level, growingAt(level)), growing.get(level).hashes());
            }
        }
        return hashes;
    }

    /** Takes the tiles of the last {@link #toStore} for stored; nothing was added since. */
    synchronized void stored() {
        remembered.putAll(unstored);
        unstored.clear();
    }

    /** Begins again with what is stored: a tree of this size, and of each level the tile that grows. */
    synchronized void restart(long size, List<LogTile> growing) {
        unstored.clear();
        remembered.clear();
        this.growing.clear();
        this.growing.addAll(growing);
        this.size = size;
    }

    private long growingAt(int level) {
        return size >> (LogTile.HEIGHT * (level + 1));
    }
}
