package io.lictor.audit.log;

import static io.lictor.store.Facts.activated;
import static io.lictor.store.Facts.append;
import static io.lictor.store.Facts.first;
import static io.lictor.store.Facts.nth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.event.Event;
import io.lictor.event.LicenseActivated;
import io.lictor.merkle.MerkleTree;
import io.lictor.store.Facts;
import io.lictor.store.LicensingStore;
import io.lictor.store.StoreSecrets;
import io.lictor.store.postgres.PostgresStore;
import io.lictor.store.tiles.LogDiverged;
import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostgresProvableLogTest extends ProvableLogContract {

    private TestDatabase database;

    @Override
    protected LicensingStore open() {
        if (database == null) {
            database = TestPostgres.database();
        }
        return PostgresStore.open(
                database.url(), database.user(), database.password(), new StoreSecrets(() -> SECRET, () -> SECRET));
    }

    @Override
    protected void release() {
        database.close();
    }

    @Test
    void processesThatTakeTurnsWriteOneLog() {
        try (LicensingStore other = open()) {
            ProvableLog others = log(other);
            for (int i = 1; i <= 10; i++) {
                append(store, nth(2 * i - 1, activated(one, "m-" + i)));
                append(other, nth(2 * i, activated(one, "n-" + i)), first(labelled(i)));
            }
            assertThat(log.catchUp()).isEqualTo(30);
            log.keep(30, "a note");
            append(other, nth(21, activated(one, "last")));

            assertThat(others.catchUp()).isEqualTo(31);
            assertThat(others.newestKept()).contains("a note");
            others.keep(31, "another note");
            assertThat(log.catchUp()).isEqualTo(31);
            assertThat(log.newestKept()).contains("another note");
            assertThat(MerkleTree.root(31, others.nodes())).isEqualTo(root());
            assertThat(log.anomalies() + others.anomalies()).isZero();
        }
    }

    private static ProvableLog log(LicensingStore store) {
        return new JdbcProvableLog(store, new StoreSecrets(() -> SECRET, () -> SECRET));
    }

    private static Event labelled(int machine) {
        return new LicenseActivated(UUID.randomUUID(), "m", "label " + machine, null, Facts.AT);
    }

    /** Between the two somebody has tampered with an event that nothing was said about yet. */
    @Test
    void whatOneProcessHasKeptIsSoForTheOthers() {
        try (LicensingStore other = open()) {
            ProvableLog others = log(other);
            appendMany(300);
            log.catchUp();
            execute("UPDATE event SET seal = leaf WHERE position = 7");
            assertThat(others.catchUp()).isEqualTo(300);
            assertThat(others.leafHash(6)).isNotEqualTo(log.leafHash(6));
            log.keep(290, "the first");

            assertThatThrownBy(() -> others.keep(300, "the second"))
                    .isInstanceOf(LogDiverged.class)
                    .hasMessageContaining("tile 0 of level 0");

            assertThat(others.kept(300)).isEmpty();
            assertThat(others.catchUp()).isEqualTo(300);
            assertThat(MerkleTree.root(300, others.nodes())).isEqualTo(root());
        }
    }
}
