package io.lictor.store.sqlite;

import static io.lictor.store.Facts.AT;
import static io.lictor.store.Facts.append;
import static io.lictor.store.Facts.first;
import static io.lictor.store.Facts.nth;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.LicenseActivated;
import io.lictor.event.TextsErased;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.table.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deleted data often remain in a database's file; erased texts don't. */
class SqliteForgetsTest {

    private static final int LICENSES = 600;
    private static final String LABEL = "the room of Dr. Müller";

    @TempDir
    Path data;

    private final List<UUID> licenses = new ArrayList<>();
    private DataDirectory directory;
    private SqliteStore store;

    @BeforeEach
    void sell() {
        directory = DataDirectory.take(data);
        store = SqliteStore.open(directory);
        for (int i = 0; i < LICENSES; i++) {
            UUID license = UUID.randomUUID();
            licenses.add(license);
            append(store, first(new LicenseActivated(license, "m", LABEL + " " + i, null, AT)));
        }
    }

    @AfterEach
    void close() {
        store.close();
        directory.close();
    }

    @Test
    void noTextIsInTheFiles() throws IOException {
        assertThat(holding("Dr. M".getBytes())).isEmpty();
        assertThat(holding(licenses.getFirst().toString().getBytes())).isNotEmpty();
    }

    @Test
    void noKeyIsInTheFilesAnyMoreOnceItsTextsAreErased() throws IOException {
        List<byte[]> gone = new ArrayList<>();
        for (int i = 0; i < LICENSES; i += 7) {
            byte[] key = key(licenses.get(i));
            gone.add(key);
            assertThat(holding(key)).isNotEmpty();
            append(store, nth(2, new TextsErased(licenses.get(i), AT)));
        }

        for (byte[] key : gone) {
            assertThat(holding(key)).as(HexFormat.of().formatHex(key)).isEmpty();
        }
        assertThat(holding(key(licenses.get(1)))).isNotEmpty();
    }

    @Test
    void aReaderInTheWayPutsItOffUntilTheNextCommit() throws IOException, SQLException {
        UUID license = licenses.getFirst();
        byte[] key = key(license);
        try (Connection backup = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("lictor.db"))) {
            backup.setAutoCommit(false);
            backup.createStatement().executeQuery("SELECT count(*) FROM event").next();

            append(store, nth(2, new TextsErased(license, AT)));

            assertThat(store.log().history(license.toString()).getFirst().event())
                    .isEqualTo(new LicenseActivated(license, "m", null, null, AT));
            assertThat(holding(key)).as("what the reader may still read").isNotEmpty();
        }

        append(store, nth(3, new LicenseActivated(license, "m-2", null, null, AT)));

        assertThat(holding(key)).isEmpty();
    }

    private byte[] key(UUID license) {
        return store.read(connection -> TextTable.key(connection, license.toString()));
    }

    private List<Path> holding(byte[] bytes) throws IOException {
        String wanted = HexFormat.of().formatHex(bytes);
        try (Stream<Path> files = Files.list(data)) {
            List<Path> holding = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (HexFormat.of().formatHex(Files.readAllBytes(file)).contains(wanted)) {
                    holding.add(file);
                }
            }
            return holding;
        }
    }
}
