package io.lictor.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.store.DataUnusable;
import io.lictor.store.directory.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.axonframework.updates.configuration.CommandLineUsagePropertyProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteSchemaTest {

    @TempDir
    Path data;

    private DataDirectory directory;

    @BeforeEach
    void take() {
        directory = DataDirectory.take(data);
    }

    @AfterEach
    void release() {
        directory.close();
    }

    @Test
    void whatIsAcknowledgedIsOnTheDisk() {
        try (SqliteStore store = SqliteStore.open(directory)) {
            assertThat(store.<String>read(connection -> connection
                            .createStatement()
                            .executeQuery("PRAGMA journal_mode")
                            .getString(1)))
                    .isEqualTo("wal");
            store.write(connection -> assertThat(connection
                            .createStatement()
                            .executeQuery("PRAGMA synchronous")
                            .getInt(1))
                    .as("FULL")
                    .isEqualTo(2));
        }
    }

    @Test
    void dataOfANewerReleaseIsLeftAlone() {
        try (SqliteStore store = SqliteStore.open(directory)) {
            store.write(connection -> connection.createStatement().execute("PRAGMA user_version = 99"));
        }

        assertThatThrownBy(() -> SqliteStore.open(directory))
                .isInstanceOf(DataUnusable.class)
                .hasMessageContaining("newer Lictor");
    }

    @Test
    void aFileThatIsNoDatabaseIsNamed() throws Exception {
        Files.writeString(
                directory.resolve("lictor.db"),
                "This is not a database, and long enough to be seen as such.".repeat(20));

        assertThatThrownBy(() -> SqliteStore.open(directory))
                .isInstanceOf(DataUnusable.class)
                .hasMessageContaining(directory.path().toString());
    }

    @Test
    void axonPhonesNobody() {
        System.clearProperty(CommandLineUsagePropertyProvider.DISABLED_KEY);

        SqliteStore.open(directory).close();

        assertThat(new CommandLineUsagePropertyProvider().getDisabled()).isTrue();
    }
}
