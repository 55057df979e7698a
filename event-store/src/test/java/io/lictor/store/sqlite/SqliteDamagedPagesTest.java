package io.lictor.store.sqlite;

import static io.lictor.store.Facts.AT;
import static io.lictor.store.Facts.activated;
import static io.lictor.store.Facts.append;
import static io.lictor.store.Facts.nth;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.event.LicenseActivated;
import io.lictor.event.RecordedEvent;
import io.lictor.event.Streams;
import io.lictor.store.Comparison;
import io.lictor.store.DataUnusable;
import io.lictor.store.StoreDamaged;
import io.lictor.store.StoreException;
import io.lictor.store.StoreSecrets;
import io.lictor.store.StoredLog;
import io.lictor.store.directory.DataDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each page of a database is overwritten once: nothing is told then that was not so, and nothing is written. */
class SqliteDamagedPagesTest {

    private static final byte[] SECRET = "what does not lie in the database".getBytes(UTF_8);
    private static final StoreSecrets SECRETS = new StoreSecrets(() -> SECRET, () -> SECRET);
    private static final int PAGE_SIZE = 4_096;
    private static final int STREAMS = 60;
    private static final int EVENTS = 12;

    @TempDir
    Path temporary;

    private final Random random = new Random(20_261_201);

    /** All events of each stream; empty where nobody may be told. */
    private final Map<String, List<RecordedEvent>> histories = new LinkedHashMap<>();

    @Test
    void whateverPageIsDamagedNothingWrongIsTold() throws Exception {
        Path whole = populated();
        long pages = Files.size(whole) / PAGE_SIZE;
        assertThat(pages).isGreaterThan(100);
        List<String> faults = new ArrayList<>();
        int noticed = 0;
        for (long page = 0; page < pages; page++) {
            Path damaged = copyWithout(whole, page);
            try (DataDirectory directory = DataDirectory.take(damaged)) {
                noticed += isNoticed(directory, page, faults) ? 1 : 0;
            }
        }
        assertThat(faults).isEmpty();
        assertThat(noticed).as("of %d pages", pages).isEqualTo((int) pages);
    }

    private boolean isNoticed(DataDirectory directory, long page, List<String> faults) {
        try (SqliteStore store = SqliteStore.open(directory, SECRETS)) {
            Comparison.Pass pass = store.comparison().begin();
            while (pass.next(100) > 0) {
                // up to the end
            }
            pass.finish();
            if (!store.damage().isAny()) {
                return false;
            }
            assertThatThrownBy(() -> store.write(_ -> {})).isInstanceOf(StoreDamaged.class);
            histories.forEach((streamId, history) -> {
                List<RecordedEvent> told = told(store, streamId);
                if (told != null && !told.equals(history)) {
                    faults.add(
                            "page %d: %s has %d of %d events".formatted(page, streamId, told.size(), history.size()));
                }
            });
            return true;
        } catch (DataUnusable e) {
            assertThat(e).hasMessageContaining("is damaged");
            return true;
        }
    }

    private static List<RecordedEvent> told(SqliteStore store, String streamId) {
        try {
            return store.log().history(streamId);
        } catch (StoreException e) {
            return null;
        }
    }

    private Path populated() throws IOException {
        Path data = temporary.resolve("whole");
        List<UUID> licenses = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            licenses.add(UUID.randomUUID());
        }
        try (DataDirectory directory = DataDirectory.take(data);
                SqliteStore store = SqliteStore.open(directory, SECRETS)) {
            for (int n = 1; n <= EVENTS; n++) {
                for (UUID license : licenses) {
                    append(
                            store,
                            nth(
                                    n,
                                    n % 3 == 0
                                            ? new LicenseActivated(license, "m" + n, "label " + n, null, AT)
                                            : activated(license, "m" + n)));
                }
            }
            StoredLog.keep(store);
            for (UUID license : licenses) {
                String streamId = Streams.license(license);
                histories.put(streamId, store.log().history(streamId));
            }
        }
        return data.resolve("lictor.db");
    }

    private Path copyWithout(Path whole, long page) throws IOException {
        Path directory = Files.createDirectories(temporary.resolve("damaged-" + page));
        Path copy = Files.copy(whole, directory.resolve("lictor.db"));
        byte[] garbage = new byte[PAGE_SIZE];
        random.nextBytes(garbage);
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(garbage), page * PAGE_SIZE);
        }
        return directory;
    }
}
