package io.lictor.store.tiles;

import static io.lictor.merkle.MerkleTree.HASH_LENGTH;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of tiles. A hash that stands there is never changed: a tile only grows. */
public final class TileTable {

    /** Number of hashes in a full tile. */
    public static final int WIDTH = 256;

    private static final String LAST_LEAVES =
            "SELECT tile, hashes FROM audit_tile WHERE level = 0 ORDER BY tile DESC LIMIT 1";
    private static final String ONE = "SELECT hashes FROM audit_tile WHERE level = ? AND tile = ?";
    private static final String INSERT = "INSERT INTO audit_tile (hashes, level, tile) VALUES (?, ?, ?)";
    private static final String GROW = "UPDATE audit_tile SET hashes = ? WHERE level = ? AND tile = ?";

    private TileTable() {}

    /** Returns the number of leaves stored. */
    public static long size(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LAST_LEAVES);
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) * WIDTH + row.getBytes(2).length / HASH_LENGTH : 0;
        }
    }

    /** The hashes of a tile, or null where there is none. */
    public static byte @Nullable [] hashes(Connection connection, TileId place) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ONE)) {
            select.setInt(1, place.level());
            select.setLong(2, place.tile());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    /**
     * Stores what is not stored yet; to be called by the only one that writes.
     *
     * @throws LogDiverged if another hash stands somewhere
     */
    public static void store(Connection connection, Map<TileId, byte[]> tiles) throws SQLException {
        for (Map.Entry<TileId, byte[]> tile : tiles.entrySet()) {
            byte[] there = hashes(connection, tile.getKey());
            byte[] hashes = tile.getValue();
            if (there == null) {
                write(connection, INSERT, tile.getKey(), hashes);
                continue;
            }
            int both = Math.min(there.length, hashes.length);
            if (!Arrays.equals(there, 0, both, hashes, 0, both)) {
                throw new LogDiverged(tile.getKey().level(), tile.getKey().tile());
            }
            if (there.length < hashes.length) {
                write(connection, GROW, tile.getKey(), hashes);
            }
        }
    }

    private static void write(Connection connection, String sql, TileId place, byte[] hashes) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(sql)) {
            write.setBytes(1, hashes);
            write.setInt(2, place.level());
            write.setLong(3, place.tile());
            write.executeUpdate();
        }
    }
}
