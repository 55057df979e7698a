package io.lictor.store.postgres;

import static io.lictor.store.Facts.append;
import static io.lictor.store.Facts.first;
import static io.lictor.store.Facts.nth;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.store.LicensingStore;
import io.lictor.store.TailingContract;
import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostgresStoreTest extends TailingContract {

    private TestDatabase database;

    @Override
    protected LicensingStore open() {
        if (database == null) {
            database = TestPostgres.database();
        }
        return PostgresStore.open(database.url(), database.user(), database.password());
    }

    @Override
    protected void release() {
        database.close();
    }

    @Test
    void aKeyThatAnotherProcessDestroyedIsNotUsedAgain() {
        UUID license = UUID.randomUUID();
        append(store, first(labelled(license, "before")));
        append(store, nth(2, labelled(license, "also before")));
        try (LicensingStore other = open()) {
            append(other, nth(3, erased(license)));
        }
        append(store, nth(4, labelled(license, "behind")));
        append(store, nth(5, labelled(license, "far behind")));

        assertThat(events(license))
                .containsExactly(
                        unlabelled(license, "before"),
                        unlabelled(license, "also before"),
                        erased(license),
                        labelled(license, "behind"),
                        labelled(license, "far behind"));
    }
}
