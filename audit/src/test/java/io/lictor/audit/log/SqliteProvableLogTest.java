package io.lictor.audit.log;

import static io.lictor.store.Facts.activated;
import static io.lictor.store.Facts.append;
import static io.lictor.store.Facts.first;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.store.LicensingStore;
import io.lictor.store.StoreDamaged;
import io.lictor.store.StoreSecrets;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.sqlite.SqliteStore;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteProvableLogTest extends ProvableLogContract {

    @TempDir
    Path temporary;

    private DataDirectory directory;

    @Override
    protected LicensingStore open() {
        if (directory == null) {
            directory = DataDirectory.take(temporary.resolve("data"));
        }
        return SqliteStore.open(directory, new StoreSecrets(() -> SECRET, () -> SECRET));
    }

    @Override
    protected void release() {
        directory.close();
    }

    @Test
    void aPositionWhoseEventIsGoneIsNotGivenAgain() {
        append(store, first(activated(one, "a")), first(activated(UUID.randomUUID(), "b")));
        execute("DELETE FROM event WHERE position = 2");
        openAgain();
        append(store, first(activated(UUID.randomUUID(), "c")));

        assertThat(log.catchUp()).isEqualTo(3);
        assertThat(log.anomalies()).isEqualTo(1);
        assertThat(log.leafHash(1)).isEqualTo(leafHash("{\"anomaly\":\"MISSING\",\"position\":2}"));
    }

    /** Else an operator would wait for a database that never comes back by itself. */
    @Test
    void aDamagedPageUnderItsTilesIsDamageThatAnOperatorHasToKnowOf() throws Exception {
        append(store, first(activated(one, "a")));
        log.keep(log.catchUp(), "a note");
        store.close();
        overwriteTiles(temporary.resolve("data/lictor.db"));
        openStore();

        assertThatThrownBy(log::catchUp).isInstanceOf(StoreDamaged.class);

        assertThat(store.damage().toAccept()).isNotEmpty();
        assertThatThrownBy(() -> append(store, first(activated(UUID.randomUUID(), "b"))))
                .isInstanceOf(StoreDamaged.class);
    }

    private static void overwriteTiles(Path file) throws Exception {
        long page;
        int size;
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement select = database.createStatement()) {
            page = number(select, "SELECT rootpage FROM sqlite_schema WHERE name = 'audit_tile'");
            size = (int) number(select, "PRAGMA page_size");
        }
        byte[] garbage = new byte[size];
        Arrays.fill(garbage, (byte) 0xA5);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(garbage), (page - 1) * size);
        }
    }

    private static long number(Statement select, String sql) throws SQLException {
        try (ResultSet row = select.executeQuery(sql)) {
            return row.getLong(1);
        }
    }
}
