package io.lictor.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.store.ChildJvm;
import io.lictor.store.LicensingStore;
import io.lictor.store.StoredEvent;
import io.lictor.store.directory.DataDirectory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it appends to two streams at once: what was acknowledged is there, and no half of anything. */
class KilledWriterTest {

    private static final int KILLS = 4;

    @TempDir
    Path data;

    @Test
    @Timeout(120)
    void losesNothingAcknowledgedAndLeavesNoHalves() throws Exception {
        Map<String, long[]> acknowledged = new HashMap<>();
        for (int i = 0; i < KILLS; i++) {
            acknowledged.putAll(killAfter(new Random().nextInt(20, 500)));

            // the dead process's lock on the directory is gone with it
            try (DataDirectory directory = DataDirectory.take(data);
                    LicensingStore store = SqliteStore.open(directory)) {
                List<StoredEvent> events = store.log().after(0, Integer.MAX_VALUE);
                acknowledged.forEach((license, positions) -> {
                    assertThat(at(positions[0], events)).isEqualTo(license);
                    assertThat(at(positions[1], events)).isEqualTo("key:" + license);
                });
                assertNoHalves(events, store);
            }
        }
    }

    private Map<String, long[]> killAfter(int acknowledgements) throws Exception {
        Map<String, long[]> acknowledged = new HashMap<>();
        try (ChildJvm child = ChildJvm.run(WriterToKill.class, data)) {
            String line = child.line();
            while (line != null) {
                String[] words = line.split(" ");
                if (words.length == 3 && words[0].length() == 36) {
                    acknowledged.put(words[0], new long[] {Long.parseLong(words[1]), Long.parseLong(words[2])});
                }
                if (acknowledged.size() == acknowledgements) {
                    child.kill();
                }
                line = child.line();
            }
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(acknowledgements);
        return acknowledged;
    }

    private static String at(long position, List<StoredEvent> events) {
        return events.get((int) position - 1).streamId();
    }

    private static void assertNoHalves(List<StoredEvent> events, LicensingStore store) {
        Map<String, Long> perLicense = events.stream()
                .collect(Collectors.groupingBy(stored -> stored.streamId().replace("key:", ""), Collectors.counting()));
        assertThat(perLicense.values()).containsOnly(2L);
        assertThat(events.getLast().position()).isEqualTo(events.size());
        assertThat(store.<Integer>read(connection -> connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM batch")
                        .getInt(1)))
                .isEqualTo(perLicense.size());
    }
}
