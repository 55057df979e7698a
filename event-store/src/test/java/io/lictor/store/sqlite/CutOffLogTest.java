package io.lictor.store.sqlite;

import static io.lictor.store.Facts.activated;
import static io.lictor.store.Facts.append;
import static io.lictor.store.Facts.assigned;
import static io.lictor.store.Facts.first;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.store.StoredEvent;
import io.lictor.store.directory.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A write-ahead log of SQLite that ends anywhere, as a disk may leave it that lied about what it had written: what is
 * there is the beginning of what was appended, in whole appends, and it goes on from there.
 */
class CutOffLogTest {

    private static final long SEED = 20_261_201;
    private static final int APPENDS = 12;
    private static final int LOG_HEADER = 32;
    private static final int FRAME = 24 + 4096;
    private static final int ANYWHERE = 60;

    @TempDir
    Path directory;

    private final List<String> streams = new ArrayList<>();

    @Test
    void whateverItsLengthTheStoreIsABeginningOfWholeAppends() throws Exception {
        Path image = directory.resolve("image");
        writeAndCopyWhileOpen(image);
        byte[] log = Files.readAllBytes(image.resolve("lictor.db-wal"));
        TreeSet<Integer> lengths = lengths(log.length);

        List<Integer> found = new ArrayList<>();
        for (int length : lengths) {
            found.add(eventsIn(image, Arrays.copyOf(log, length), length));
        }

        assertThat(found).as("the longer the log, the more is there").isSorted();
        assertThat(found).startsWith(0).endsWith(2 * APPENDS);
        assertThat(found.stream().distinct()).hasSize(APPENDS + 1);
    }

    /** As the files lie when the power goes: nothing is folded into the database yet. */
    private void writeAndCopyWhileOpen(Path image) throws IOException {
        Path live = directory.resolve("live");
        try (DataDirectory data = DataDirectory.take(live);
                SqliteStore store = SqliteStore.open(data)) {
            for (int i = 0; i < APPENDS; i++) {
                UUID license = UUID.randomUUID();
                append(store, first(activated(license, "m")), first(assigned(license)));
                streams.add(license.toString());
                streams.add("key:" + license);
            }
            Files.createDirectory(image);
            for (String name : List.of("lictor.db", "lictor.db-wal")) {
                Files.copy(live.resolve(name), image.resolve(name));
            }
        }
    }

    /** Each boundary of a frame and its neighbours, and some lengths from anywhere. */
    private static TreeSet<Integer> lengths(int whole) {
        TreeSet<Integer> lengths = new TreeSet<>(List.of(0, 1, LOG_HEADER - 1, whole));
        for (int boundary = LOG_HEADER; boundary <= whole; boundary += FRAME) {
            lengths.addAll(List.of(boundary, Math.min(boundary + 1, whole), Math.max(0, boundary - 1)));
        }
        Random random = new Random(SEED);
        for (int i = 0; i < ANYWHERE; i++) {
            lengths.add(random.nextInt(whole));
        }
        return lengths;
    }

    private int eventsIn(Path image, byte[] log, int length) throws IOException {
        Path copy = directory.resolve("cut-" + length);
        Files.createDirectory(copy);
        Files.copy(image.resolve("lictor.db"), copy.resolve("lictor.db"));
        Files.write(copy.resolve("lictor.db-wal"), log);
        try (DataDirectory data = DataDirectory.take(copy);
                SqliteStore store = SqliteStore.open(data)) {
            List<StoredEvent> events = store.log().after(0, Integer.MAX_VALUE);
            assertThat(events)
                    .as("a log of %d bytes", length)
                    .extracting(StoredEvent::streamId)
                    .isEqualTo(streams.subList(0, events.size()));
            assertThat(events.size() % 2).as("halves at %d", length).isZero();
            assertThat(store.log().lastPosition()).isEqualTo(events.size());

            append(store, first(activated(UUID.randomUUID(), "m")));
            assertThat(store.log().lastPosition()).isEqualTo(events.size() + 1);
            return events.size();
        }
    }
}
