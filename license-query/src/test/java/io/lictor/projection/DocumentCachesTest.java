package io.lictor.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import io.lictor.documents.embedded.TestDatabase;
import io.lictor.event.KeyReissued;
import io.lictor.event.LicenseKeyAssigned;
import io.lictor.event.LicenseKeyReplaced;
import io.lictor.event.ProductDefined;
import io.lictor.event.ProductVersionReleased;
import io.lictor.event.RecordedEvent;
import io.lictor.key.KeyOwner;
import io.lictor.projection.DeadLetterAdmin.Outcome;
import io.lictor.query.EventsOnDisk;
import io.lictor.query.SampleLicense;
import io.lictor.readmodel.KeyDocument;
import io.lictor.readmodel.LicenseDocument;
import io.lictor.readmodel.LicensesDefinition;
import io.lictor.readmodel.ProductDocument;
import io.lictor.readmodel.ReadModel;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of documents in memory: a reader is never given an older state than the one stored when it asked. */
class DocumentCachesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LICENSES = 12;
    private static final int WRITES = 800;

    @TempDir
    Path directory;

    private EventsOnDisk events;
    private TestDatabase database;
    private ReadModel readModel;
    private Projection projection;

    @BeforeEach
    void open() {
        events = new EventsOnDisk(directory);
        database = TestDatabase.embedded();
        readModel = new ReadModel(database.readModel());
        projection = LicensesDefinition.projection(
                events.log(), readModel, ProjectionSettings.embedded().withGrace(Duration.ofMillis(100)));
        for (int i = 0; i < LICENSES; i++) {
            events.append(History.sale(i).events());
        }
        projection.start();
        upToDate();
    }

    @AfterEach
    void close() {
        projection.close();
        database.close();
        events.close();
    }

    /** As by a caller with {@code Lictor-After}; and what the documents have shown is not undone by a copy. */
    @Test
    void readersNeverGoBack() throws Exception {
        AtomicReferenceArray<RecordedEvent> written = new AtomicReferenceArray<>(LICENSES);
        AtomicBoolean over = new AtomicBoolean();
        List<Future<Integer>> readers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int seed = 0; seed < 4; seed++) {
                Random random = new Random(seed);
                readers.add(threads.submit(() -> {
                    int reads = 0;
                    for (; !over.get(); reads++) {
                        int number = random.nextInt(LICENSES);
                        readAfter(number, written.get(number));
                        readAfterDocument(number);
                    }
                    return reads;
                }));
            }
            Random random = new Random(7);
            for (int write = 0; write < WRITES; write++) {
                int number = random.nextInt(LICENSES);
                written.set(number, activate(number, write));
                if (write % 200 == 100) {
                    projection.requestRebuild();
                }
            }
            over.set(true);
        }
        for (Future<Integer> reader : readers) {
            assertThat(reader.get()).isPositive();
        }
        upToDate();
        Eventually.until("another generation serves", () -> readModel.serving().number() > 1);
        for (int number = 0; number < LICENSES; number++) {
            readAfter(number, written.get(number));
            assertThat(read(number).version()).isEqualTo(stored(number));
        }
    }

    @Test
    void keysAndProductsChangeToo() {
        UUID licenseId = History.licenseId(3);
        var first = SampleLicense.KEYS.reference(licenseId, 1);
        var second = SampleLicense.KEYS.reference(licenseId, 2);
        assertThat(readModel.key(second.hash())).isEmpty();
        assertThat(readModel.key(first.hash())).map(KeyDocument::owner).contains(new KeyOwner.Opens(licenseId));
        assertThat(readModel.product("new")).isEmpty();

        events.append(
                new KeyReissued(licenseId, second, SampleLicense.NEW_YEAR),
                new LicenseKeyReplaced(first.hash(), licenseId, SampleLicense.NEW_YEAR),
                new LicenseKeyAssigned(second.hash(), licenseId, 2, SampleLicense.NEW_YEAR));
        events.append(new ProductDefined("new", "New", Policy.DEFAULT, ActivationLimit.of(2), SampleLicense.NEW_YEAR));
        upToDate();
        assertThat(readModel.key(first.hash())).map(KeyDocument::owner).contains(new KeyOwner.Replaced(licenseId));
        assertThat(readModel.key(second.hash())).map(KeyDocument::owner).contains(new KeyOwner.Opens(licenseId));
        assertThat(readModel.product("new")).map(ProductDocument::version).contains(1L);

        events.append(new ProductVersionReleased("new", "1", SampleLicense.NEW_YEAR, SampleLicense.NEW_YEAR));
        upToDate();
        assertThat(readModel.product("new").orElseThrow().product().versions()).containsKey("1");
    }

    @Test
    void aStreamThatGoesOnAfterAllIsReadSo() {
        long position = activate(5, 0).position();
        String payload = events.log().after(position - 1, 1).getFirst().payload();
        damage("{}", position);
        projection.requestRebuild();
        Eventually.until("the second serves", () -> readModel.serving().number() == 2);
        activate(5, 1);
        upToDate();
        assertThat(read(5).version()).isEqualTo(1);

        damage(payload, position);
        assertThat(projection.deadLetters().retry(position)).isInstanceOf(Outcome.WentThrough.class);
        assertThat(read(5).version()).isEqualTo(3);
        activate(5, 2);
        upToDate();
        assertThat(read(5).version()).isEqualTo(4);
    }

    private RecordedEvent activate(int number, int round) {
        return events.append(History.activation(number, round)).getFirst();
    }

    private void damage(String payload, long position) {
        events.execute("UPDATE event SET payload = ? WHERE position = ?", payload, position);
    }

    private void upToDate() {
        assertThat(projection.position().await(events.log().lastPosition(), PATIENCE))
                .isTrue();
    }

    private LicenseDocument read(int number) {
        return readModel.license(History.licenseId(number)).orElseThrow();
    }

    private void readAfter(int number, @Nullable RecordedEvent written) {
        if (written != null) {
            assertThat(projection.position().await(written.position(), PATIENCE))
                    .isTrue();
            assertThat(read(number).version()).isGreaterThanOrEqualTo(written.sequence());
        }
    }

    private void readAfterDocument(int number) {
        int generation = readModel.serving().number();
        long least = stored(number);
        LicenseDocument found = read(number);
        if (readModel.serving().number() == generation) {
            assertThat(found.version()).isGreaterThanOrEqualTo(least);
        }
        assertThat((long) found.license().activations().size()).isEqualTo(found.version() - 1);
    }

    private long stored(int number) {
        return readModel
                .licenses()
                .find(Filters.eq(History.licenseId(number).toString()))
                .first()
                .getLong(LicenseDocument.VERSION);
    }
}
