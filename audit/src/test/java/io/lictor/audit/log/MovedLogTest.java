package io.lictor.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.LicenseActivated;
import io.lictor.merkle.MerkleTree;
import io.lictor.store.LicensingStore;
import io.lictor.store.StoreSecrets;
import io.lictor.store.axon.AxonEventStore;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.postgres.PostgresStore;
import io.lictor.store.sqlite.SqliteStore;
import io.lictor.store.transfer.EventExport;
import io.lictor.store.transfer.EventImport;
import io.lictor.store.transfer.Snapshot;
import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that is moved with its events goes on where it was, as long as the secrets come along. */
class MovedLogTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final byte[] SECRET = "what does not lie in the database".getBytes(UTF_8);
    private static final StoreSecrets SECRETS = new StoreSecrets(() -> SECRET, () -> SECRET);

    @TempDir
    Path temporary;

    private static void append(LicensingStore store, int count) {
        for (int i = 0; i < count; i++) {
            UUID license = UUID.randomUUID();
            AxonEventStore.over(store)
                    .publish(new GenericDomainEventMessage<>(
                            "License",
                            license.toString(),
                            0,
                            new LicenseActivated(license, "m-" + i, "a label", "2.0", AT)));
        }
    }

    private static byte[] root(ProvableLog log, long size) {
        return MerkleTree.root(size, log.nodes());
    }

    @Test
    void theLogGoesOnWhereItWas() throws Exception {
        ByteArrayOutputStream export = new ByteArrayOutputStream();
        byte[] kept;
        byte[] behind;
        try (DataDirectory directory = DataDirectory.take(temporary);
                LicensingStore store = SqliteStore.open(directory, SECRETS)) {
            append(store, 270);
            ProvableLog log = new JdbcProvableLog(store, SECRETS);
            log.catchUp();
            log.keep(270, "a note");
            kept = root(log, 270);
            append(store, 5);
            log.catchUp();
            behind = root(log, 275);
            try (Snapshot snapshot = Snapshot.ofDirectory(temporary)) {
                EventExport.write(snapshot, export, AT, (done, ofAll) -> {});
            }
        }
        try (TestDatabase database = TestPostgres.database();
                LicensingStore store =
                        PostgresStore.open(database.url(), database.user(), database.password(), SECRETS)) {
            EventImport.read(new ByteArrayInputStream(export.toByteArray()), store, (done, ofAll) -> {});
            append(store, 1);

            ProvableLog log = new JdbcProvableLog(store, SECRETS);
            assertThat(log.catchUp()).isEqualTo(276);
            assertThat(log.anomalies()).isZero();
            assertThat(log.newestKept()).contains("a note");
            assertThat(root(log, 270)).isEqualTo(kept);
            assertThat(root(log, 275)).isEqualTo(behind);
        }
    }
}
