package io.lictor.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.documents.GenerationCollections;
import io.lictor.documents.ReadModelDatabase;
import io.lictor.documents.embedded.TestDatabase;
import io.lictor.query.EventsOnDisk;
import io.lictor.readmodel.LicensesDefinition;
import io.lictor.readmodel.ReadModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Building the read model anew while it is read and written to. */
class RebuildBesideTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LICENSES = 300;

    @TempDir
    Path directory;

    private EventsOnDisk events;

    @BeforeEach
    void open() {
        events = new EventsOnDisk(directory);
        for (int i = 0; i < LICENSES; i++) {
            events.append(History.sale(i).events());
        }
    }

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void readsNeverMissAnythingWhileTheGenerationChanges() throws Exception {
        try (SharedReadModel shared = SharedReadModel.open()) {
            SharedReadModel.Instance asked = shared.start(events);
            SharedReadModel.Instance other = shared.start(events);
            assertThat(asked.projection.position().await(events.log().lastPosition(), PATIENCE))
                    .isTrue();
            assertThat(other.projection.position().await(events.log().lastPosition(), PATIENCE))
                    .isTrue();
            AtomicLong fewest = new AtomicLong(Long.MAX_VALUE);
            AtomicBoolean behind = new AtomicBoolean();
            AtomicBoolean stop = new AtomicBoolean();
            Thread reader = Thread.ofPlatform().start(() -> {
                for (int round = 1; !stop.get(); round++) {
                    var instance = round % 2 == 0 ? asked : other;
                    long position = events.append(History.activation(round % LICENSES, round))
                            .getLast()
                            .position();
                    behind.compareAndSet(false, !instance.projection.position().await(position, PATIENCE));
                    long version = instance.readModel
                            .licenses()
                            .find(new Document(
                                    "_id", History.licenseId(round % LICENSES).toString()))
                            .first()
                            .getLong("version");
                    behind.compareAndSet(false, version < 2);
                    fewest.accumulateAndGet(instance.readModel.licenses().countDocuments(), Math::min);
                }
            });

            asked.projection.requestRebuild();
            asked.projection.requestRebuild();
            assertThat(asked.projection.status().building())
                    .satisfiesAnyOf(
                            building -> assertThat(building).isNull(),
                            building -> assertThat(building.generation()).isEqualTo(2));
            Eventually.until("both read the second", () -> served(asked) == 2 && served(other) == 2);
            Eventually.until(
                    "the first is dropped", () -> shared.collections().stream().noneMatch(name -> name.endsWith("_1")));
            stop.set(true);
            reader.join();

            assertThat(fewest.get()).isEqualTo(LICENSES);
            assertThat(behind).isFalse();
            assertThat(asked.projection.status().generation()).isEqualTo(2);
            assertThat(asked.projection.position().await(events.log().lastPosition(), PATIENCE))
                    .isTrue();
            assertThat(shared.content(2)).isEqualTo(SharedReadModel.fresh(events));
            assertThat(shared.database().getCollection("tokens").find().into(new java.util.ArrayList<>()))
                    .filteredOn(
                            token -> String.valueOf(token.get("processorName")).endsWith("_1"))
                    .isEmpty();
        }
    }

    @Test
    void documentsOfAnEarlierFormatAreBuiltAnewBeforeTheyAreRead() {
        try (SharedReadModel shared = SharedReadModel.open()) {
            try (SharedReadModel.Instance earlier = shared.start(events)) {
                assertThat(earlier.projection.position().await(events.log().lastPosition(), PATIENCE))
                        .isTrue();
            }
            shared.database()
                    .getCollection("generations")
                    .updateOne(
                            new Document("_id", LicensesDefinition.NAME),
                            new Document("$set", new Document("format", 1)));
            shared.database().getCollection("licenses_1").drop();

            SharedReadModel.Instance later = shared.start(events);
            Eventually.until("it serves", () -> later.projection.isServing());

            assertThat(served(later)).isEqualTo(2);
            assertThat(later.readModel.licenses().countDocuments()).isEqualTo(LICENSES);
            assertThat(shared.pointer().getInteger("format")).isEqualTo(LicensesDefinition.SHARED.format());
        }
    }

    @Test
    void aStoppedRebuildGoesOnWhereItWas() {
        try (SharedReadModel shared = SharedReadModel.open()) {
            try (SharedReadModel.Instance first = shared.start(events)) {
                assertThat(first.projection.position().await(events.log().lastPosition(), PATIENCE))
                        .isTrue();
            }
            // A rebuild of which a part was done when its process was killed.
            new GenerationStore(shared.database(), LicensesDefinition.NAME, LicensesDefinition.SHARED.format())
                    .beginBuilding(4, java.time.Instant.now());
            Progress progress =
                    new Progress(new GenerationCollections(ReadModelDatabase.of(shared.database()), "", 2), 4);
            progress.write(0, 100);

            SharedReadModel.Instance again = shared.start(events);
            Eventually.until("the second serves", () -> served(again) == 2);
            assertThat(shared.content(2)).isEqualTo(SharedReadModel.fresh(events));
            again.projection.requestRebuild();
            Eventually.until("the third serves", () -> served(again) == 3);
        }
    }

    @Test
    void theEmbeddedReadModelIsRebuiltToo() {
        try (TestDatabase database = TestDatabase.embedded();
                Projection projection = LicensesDefinition.projection(
                        events.log(),
                        new ReadModel(database.readModel()),
                        ProjectionSettings.embedded().withGrace(Duration.ofMillis(200)))) {
            projection.start();
            assertThat(projection.position().await(events.log().lastPosition(), PATIENCE))
                    .isTrue();
            projection.requestRebuild();
            Eventually.until("the second serves", () -> projection.status().generation() == 2);
            events.append(History.activation(1, 1));
            assertThat(projection.position().await(events.log().lastPosition(), PATIENCE))
                    .isTrue();
            Eventually.until(
                    "it is the one that is read",
                    () -> projection.deadLetters() != null
                            && ReadModelContent.of(database.database(), 2).equals(SharedReadModel.fresh(events)));
        }
    }

    private static int served(SharedReadModel.Instance instance) {
        return instance.readModel.serving().number();
    }
}
