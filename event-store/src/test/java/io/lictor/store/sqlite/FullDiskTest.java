package io.lictor.store.sqlite;

import static io.lictor.store.Facts.activated;
import static io.lictor.store.Facts.append;
import static io.lictor.store.Facts.assigned;
import static io.lictor.store.Facts.first;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lictor.store.OutcomeUnknown;
import io.lictor.store.StoreException;
import io.lictor.store.StoredEvent;
import io.lictor.store.directory.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An SQLite database without room: what does not fit is refused whole, what is there is read, and room mends it. */
class FullDiskTest {

    private static final String LONG = "m".repeat(20_000);

    @TempDir
    Path directory;

    private final Set<String> acknowledged = new HashSet<>();

    @Test
    void aDatabaseAtItsBoundRefusesWholeAppendsAndRecovers() {
        try (DataDirectory data = DataDirectory.take(directory);
                SqliteStore store = SqliteStore.open(data)) {
            bound(store, 200);

            appendUntilFull(store);
            assertWhatIsThere(store);

            assertThat(store.writesFail()).get().asString().contains("full");
            bound(store, 10_000);
            appendOne(store);
            assertThat(store.writesFail()).isEmpty();
            assertWhatIsThere(store);
        }
    }

    @Test
    @Timeout(60)
    void aFullDiskRefusesWholeAppendsAndRoomMendsIt() throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", directory.toString()), "may mount a tmpfs");
        try (DataDirectory data = DataDirectory.take(directory);
                SqliteStore store = SqliteStore.open(data)) {
            Path ballast = Files.write(directory.resolve("ballast"), new byte[500_000]);

            appendUntilFull(store);
            assertWhatIsThere(store);
            assertThat(store.writesFail()).isPresent();
            Files.delete(ballast);
            while (store.writesFail().isPresent()) {
                Thread.onSpinWait(); // it finds out by itself
            }
            appendOne(store);
            assertWhatIsThere(store);
        } finally {
            run("umount", directory.toString());
        }
    }

    private void appendUntilFull(SqliteStore store) {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        appendOne(store);
                    }
                })
                .isInstanceOf(StoreException.class)
                .isNotInstanceOf(OutcomeUnknown.class)
                .hasMessageContaining("full");
        assertThatThrownBy(() -> appendOne(store)).isInstanceOf(StoreException.class);
    }

    private void appendOne(SqliteStore store) {
        UUID license = UUID.randomUUID();
        append(store, first(activated(license, LONG)), first(assigned(license)));
        acknowledged.add(license.toString());
        acknowledged.add("key:" + license);
    }

    private void assertWhatIsThere(SqliteStore store) {
        assertThat(acknowledged).isNotEmpty();
        assertThat(store.log().after(0, Integer.MAX_VALUE))
                .extracting(StoredEvent::streamId)
                .containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(store.log().lastPosition()).isEqualTo(acknowledged.size());
    }

    private static void bound(SqliteStore store, int pages) {
        store.write(connection -> connection.createStatement().execute("PRAGMA max_page_count = " + pages));
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
