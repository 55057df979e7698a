package io.lictor.store.sqlite;

import static io.lictor.store.Facts.activated;
import static io.lictor.store.Facts.append;
import static io.lictor.store.Facts.first;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.store.LicensingStore;
import io.lictor.store.ProvableLogContract;
import io.lictor.store.StoreSecrets;
import io.lictor.store.directory.DataDirectory;
import java.nio.file.Path;
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
}
