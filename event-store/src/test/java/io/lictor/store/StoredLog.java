package io.lictor.store;

import io.lictor.store.tiles.TileId;
import io.lictor.store.tiles.TileTable;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The tiles and a checkpoint of what a store has, as the log stores them. */
public final class StoredLog {

    private StoredLog() {}

    /** Keeps the hashes of all leaves, which have to be sealed, and a note about them. */
    public static void keep(LicensingStore store) {
        store.write(connection -> {
            TileTable.store(connection, tiles(connection));
            try (Statement insert = connection.createStatement()) {
                insert.executeUpdate("INSERT INTO checkpoint (size, note) SELECT count(*), 'a note' FROM event");
            }
        });
    }

    private static Map<TileId, byte[]> tiles(Connection connection) throws SQLException {
        Map<TileId, ByteArrayOutputStream> tiles = new HashMap<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT position, leaf FROM event ORDER BY position")) {
            while (rows.next()) {
                TileId tile = new TileId(0, (rows.getLong(1) - 1) / TileTable.WIDTH);
                tiles.computeIfAbsent(tile, _ -> new ByteArrayOutputStream()).writeBytes(rows.getBytes(2));
            }
        }
        Map<TileId, byte[]> hashes = new HashMap<>();
        tiles.forEach((tile, bytes) -> hashes.put(tile, bytes.toByteArray()));
        return hashes;
    }
}
