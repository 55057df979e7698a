package io.lictor.maintenance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.ProductVersionDisabled;
import io.lictor.store.LicensingStore;
import io.lictor.store.StoredEvent;
import io.lictor.store.axon.AxonEventStore;
import io.lictor.store.postgres.PostgresStore;
import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaintenancePostgresTest {

    @TempDir
    Path temporary;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private TestDatabase origin;
    private TestDatabase target;
    private Path file;

    @BeforeEach
    void storeSomething() {
        origin = TestPostgres.database();
        target = TestPostgres.database();
        file = temporary.resolve("file");
        try (LicensingStore store = open(origin)) {
            disable(store, "odd \"\t\n\\. product");
            disable(store, "b");
        }
    }

    @AfterEach
    void drop() {
        origin.close();
        target.close();
    }

    @Test
    void aBackupTakenWhileEventsAreWrittenHoldsThoseBeforeAndIsWhole() throws Exception {
        assumePostgresPrograms();
        List<StoredEvent> before;
        List<StoredEvent> after;
        try (LicensingStore store = open(origin)) {
            AtomicBoolean stop = new AtomicBoolean();
            CompletableFuture<Void> load = CompletableFuture.runAsync(() -> {
                for (int i = 0; !stop.get(); i++) {
                    disable(store, "p" + i);
                }
            });
            before = store.log().after(0, Integer.MAX_VALUE);

            assertThat(run("backup", origin)).as(said()).isZero();

            stop.set(true);
            load.join();
            after = store.log().after(0, Integer.MAX_VALUE);
        }
        assertThat(run("restore", target)).as(said()).isZero();

        List<StoredEvent> kept = events(target);
        assertThat(kept).startsWith(before.toArray(StoredEvent[]::new)).isEqualTo(after.subList(0, kept.size()));
        assertThat(said())
                .contains("Backed up %,d events up to position %d".formatted(kept.size(), kept.size()))
                .contains("Restored %,d events up to position %d".formatted(kept.size(), kept.size()));
        try (LicensingStore store = open(target)) {
            disable(store, "later");
            assertThat(store.log().lastPosition()).isEqualTo(kept.size() + 1);
        }
    }

    @Test
    void restoresOnlyIntoAnEmptyDatabase() throws Exception {
        assumePostgresPrograms();
        run("backup", origin);
        List<StoredEvent> before = events(origin);

        assertThat(run("restore", origin)).isEqualTo(1);

        assertThat(said()).contains("The database is not empty");
        assertThat(events(origin)).isEqualTo(before);
    }

    @Test
    void refusesWhatIsNoBackup() throws Exception {
        assumePostgresPrograms();
        Files.writeString(file, "Dear diary");

        assertThat(run("restore", target)).isEqualTo(1);

        assertThat(said()).contains("pg_restore failed: ");
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement
                            .executeQuery("SELECT FROM information_schema.tables WHERE table_schema = 'public'")
                            .next())
                    .isFalse();
        }
    }

    @Test
    void refusesAServerThatIsNotThere() {
        assertThat(run("backup", "jdbc:postgresql://127.0.0.1:1/nothing?connectTimeout=2"))
                .isEqualTo(1);
        assertThat(run("export", "jdbc:postgresql://127.0.0.1:1/nothing?connectTimeout=2"))
                .isEqualTo(1);

        assertThat(said()).contains("127.0.0.1").doesNotContain("Exception");
        assertThat(file).doesNotExist();
    }

    @Test
    void movesFromOneDatabaseToAnother() throws Exception {
        assertThat(run("export", origin)).as(said()).isZero();
        assertThat(run("import", target)).as(said()).isZero();

        assertThat(events(target)).isEqualTo(events(origin)).hasSize(2);
        assertThat(said()).contains("Exported 2 events").contains("Imported 2 events");
    }

    private static void assumePostgresPrograms() {
        for (String program : List.of("pg_dump", "pg_restore")) {
            try {
                new ProcessBuilder(program, "--version").start().waitFor();
            } catch (IOException | InterruptedException e) {
                Assumptions.abort(program + " of PostgreSQL's client programs is not on this machine");
            }
        }
    }

    private int run(String command, TestDatabase database) {
        String user = database.user() == null ? "" : "?user=" + database.user();
        return run(command, database.url().contains("?") ? database.url() : database.url() + user);
    }

    private int run(String command, String url) {
        return MaintenanceCli.run(
                List.of(command, "--postgres", url, file.toString()), new PrintStream(said, true, UTF_8));
    }

    private String said() {
        return said.toString(UTF_8);
    }

    private static LicensingStore open(TestDatabase database) {
        return PostgresStore.open(database.url(), database.user(), database.password());
    }

    private static List<StoredEvent> events(TestDatabase database) {
        try (LicensingStore store = open(database)) {
            return store.log().after(0, Integer.MAX_VALUE);
        }
    }

    private static void disable(LicensingStore store, String product) {
        ProductVersionDisabled event = new ProductVersionDisabled(product, "1", Instant.EPOCH);
        AxonEventStore.over(store).publish(new GenericDomainEventMessage<>("Product", event.streamId(), 0, event));
    }
}
