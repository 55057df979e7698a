package io.lictor.maintenance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.ProductVersionDisabled;
import io.lictor.store.LicensingStore;
import io.lictor.store.StoredEvent;
import io.lictor.store.axon.AxonEventStore;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.sqlite.SqliteStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaintenanceCliTest {

    @TempDir
    Path temporary;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Path data;
    private Path file;

    @BeforeEach
    void storeSomething() {
        data = temporary.resolve("data");
        file = temporary.resolve("file");
        inStore(data, store -> define(store, "a"));
    }

    @Test
    void aBackupTakenWhileEventsAreWrittenHoldsThoseBeforeAndIsWhole() throws Exception {
        Path restored = temporary.resolve("restored");
        List<StoredEvent> before;
        List<StoredEvent> after;
        try (DataDirectory directory = DataDirectory.take(data);
                LicensingStore store = SqliteStore.open(directory)) {
            AtomicBoolean stop = new AtomicBoolean();
            CompletableFuture<Void> load = CompletableFuture.runAsync(() -> {
                for (int i = 0; !stop.get(); i++) {
                    define(store, "p" + i);
                }
            });
            before = store.log().after(0, Integer.MAX_VALUE);

            assertThat(run("backup", "--data", data, file)).as(said()).isZero();

            stop.set(true);
            load.join();
            after = store.log().after(0, Integer.MAX_VALUE);
        }
        assertThat(run("restore", "--data", restored, file)).as(said()).isZero();

        List<StoredEvent> kept = events(restored);
        assertThat(kept).startsWith(before.toArray(StoredEvent[]::new)).isEqualTo(after.subList(0, kept.size()));
        assertThat(said())
                .contains("Backed up %,d events up to position %d".formatted(kept.size(), kept.size()))
                .contains(data.resolve("secrets.properties").toString())
                .contains("put the secrets of these events at " + restored.resolve("secrets.properties"));
    }

    @Test
    void anImportMakesTheSameHistoryOfAnExport() throws Exception {
        Path imported = temporary.resolve("imported");

        assertThat(run("export", "--data", data, file)).as(said()).isZero();
        assertThat(run("import", "--data", imported, file)).as(said()).isZero();

        assertThat(events(imported)).isEqualTo(events(data)).isNotEmpty();
        assertThat(said()).contains("Exported 1 events").contains("Imported 1 events");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "export"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There are no such permissions")
    void whatIsWrittenIsForTheOwnersEyesOnly(String command) throws Exception {
        assertThat(run(command, "--data", data, file)).as(said()).isZero();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "export"})
    void neverWritesOverAFile(String command) throws Exception {
        Files.writeString(file, "the last good one");

        assertThat(run(command, "--data", data, file)).isEqualTo(1);

        assertThat(file).hasContent("the last good one");
        assertThat(said()).contains("already");
        assertThat(leftovers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "export"})
    void makesNoStoreWhereThereIsNone(String command) throws Exception {
        Path nowhere = temporary.resolve("nowhere");

        assertThat(run(command, "--data", nowhere, file)).isEqualTo(1);

        assertThat(said()).contains("There is no " + nowhere.resolve("lictor.db"));
        assertThat(nowhere).doesNotExist();
        assertThat(file).doesNotExist();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void restoresOnlyIntoAnEmptyDirectory() throws Exception {
        run("backup", "--data", data, file);
        List<StoredEvent> before = events(data);

        assertThat(run("restore", "--data", data, file)).isEqualTo(1);

        assertThat(said()).contains("is not empty (lictor.db)");
        assertThat(events(data)).isEqualTo(before);
    }

    @Test
    void theSecretsMayBePutBackFirst() throws Exception {
        run("backup", "--data", data, file);
        Path restored = Files.createDirectory(temporary.resolve("restored"));
        Path secrets = Files.writeString(restored.resolve("secrets.properties"), "current=1");

        assertThat(run("restore", "--data", restored, file)).as(said()).isZero();

        assertThat(secrets).hasContent("current=1");
        assertThat(events(restored)).isEqualTo(events(data));
    }

    @Test
    void refusesADamagedBackup() throws Exception {
        run("backup", "--data", data, file);
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length / 4; i < bytes.length / 2; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);
        Path restored = temporary.resolve("restored");

        assertThat(run("restore", "--data", restored, file)).isEqualTo(1);

        assertThat(said()).contains("is damaged, or no backup of Lictor");
        assertThat(restored).doesNotExist();
    }

    @Test
    void refusesWhatIsNoBackup() throws Exception {
        Files.writeString(file, "Dear diary");

        assertThat(run("restore", "--data", temporary.resolve("restored"), file))
                .isEqualTo(1);
        assertThat(run("import", "--data", temporary.resolve("imported"), file)).isEqualTo(1);

        assertThat(said()).contains("is damaged, or no backup of Lictor").contains("Line 1 is cut off");
    }

    @Test
    void refusesADirectoryInUseForAnImport() throws Exception {
        run("export", "--data", data, file);

        try (DataDirectory directory = DataDirectory.take(temporary.resolve("running"))) {
            assertThat(run("import", "--data", directory.path(), file)).isEqualTo(1);
        }

        assertThat(said()).contains("is in use by another Lictor");
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertThat(run("backup")).isEqualTo(2);
        assertThat(run("backup", "--dat", file)).isEqualTo(2);
        assertThat(run("backup", file, "another")).isEqualTo(2);
        assertThat(run("backup", "-")).isEqualTo(2);
        assertThat(run("export", "--data")).isEqualTo(2);
        assertThat(run("destroy", file)).isEqualTo(2);
        assertThat(run("export", "--help")).isZero();

        assertThat(said())
                .contains("Which file?")
                .contains("There is no option --dat.")
                .contains("One file, not")
                .contains("This needs a file, not '-'")
                .contains("--data wants a value.")
                .contains("There is no command 'destroy'.")
                .contains("Usage: deploy/export");
    }

    private int run(Object... words) {
        return MaintenanceCli.run(Stream.of(words).map(Object::toString).toList(), new PrintStream(said, true, UTF_8));
    }

    private String said() {
        return said.toString(UTF_8);
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(found -> found.toString().endsWith(".partial")).toList();
        }
    }

    private static List<StoredEvent> events(Path data) {
        try (DataDirectory directory = DataDirectory.take(data);
                LicensingStore store = SqliteStore.open(directory)) {
            return store.log().after(0, Integer.MAX_VALUE);
        }
    }

    private static void inStore(Path data, Consumer<LicensingStore> work) {
        try (DataDirectory directory = DataDirectory.take(data);
                LicensingStore store = SqliteStore.open(directory)) {
            work.accept(store);
        }
    }

    private static void define(LicensingStore store, String product) {
        ProductVersionDisabled event = new ProductVersionDisabled(product, "1", Instant.EPOCH);
        AxonEventStore.over(store).publish(new GenericDomainEventMessage<>("Product", event.streamId(), 0, event));
    }
}
