package io.lictor.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.documents.GenerationCollections;
import io.lictor.documents.ReadModelDatabase;
import io.lictor.documents.embedded.TestDatabase;
import io.lictor.event.LicenseActivated;
import io.lictor.query.EventsOnDisk;
import io.lictor.readmodel.DayCounts;
import io.lictor.readmodel.LicensesDefinition;
import io.lictor.readmodel.ReadModel;
import io.lictor.store.StoredEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events give the same documents, however they are batched and however often they come. */
class ProjectionTest {

    @TempDir
    Path directory;

    private EventsOnDisk events;

    @BeforeEach
    void openEvents() {
        events = new EventsOnDisk(directory);
    }

    @AfterEach
    void closeEvents() {
        events.close();
    }

    @Test
    void theTrackingProcessorAndTheReplayMakeTheSame() {
        try (TestDatabase tracked = TestDatabase.embedded();
                TestDatabase replayed = TestDatabase.embedded()) {
            try (Projection projection =
                    LicensesDefinition.embedded(events.log(), new ReadModel(tracked.readModel()))) {
                projection.start();
                History.ofEverything().forEach(events::append);
                await(projection);
            }
            try (Projection projection =
                    LicensesDefinition.embedded(events.log(), new ReadModel(replayed.readModel()))) {
                assertThat(projection.rebuild().isRunning()).isTrue();
                projection.start();
                await(projection);
                assertThat(projection.lag()).isZero();
            }
            assertThat(content(replayed)).isEqualTo(content(tracked)).hasSizeGreaterThan(8);
        }
    }

    @Test
    void manyEventsAreNotFoldedInBeforeTheServiceHasStarted() {
        for (int number = 0; number < 600; number++) {
            events.append(History.sale(number).events());
        }
        CountDownLatch started = new CountDownLatch(1);
        try (TestDatabase database = TestDatabase.embedded();
                TestDatabase another = TestDatabase.embedded();
                Projection waiting = waitingFor(started, database);
                Projection stopped = waitingFor(new CountDownLatch(1), another)) {
            waiting.start();
            Eventually.until("it waits", ProjectionTest::isHeldBack);
            assertThat(waiting.rebuild().isRunning()).isTrue();
            assertThat(waiting.position().current()).isZero();

            started.countDown();
            await(waiting);
            stopped.start(); // and is closed without ever having begun
        }
    }

    /** By the latch, and not for events that are being read. */
    private static boolean isHeldBack() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals("lictor-replay-licenses"))
                .flatMap(thread -> Stream.of(thread.getValue()))
                .anyMatch(frame -> frame.getClassName().equals(CountDownLatch.class.getName()));
    }

    private Projection waitingFor(CountDownLatch started, TestDatabase database) {
        return LicensesDefinition.projection(
                events.log(),
                new ReadModel(database.readModel()),
                ProjectionSettings.embedded().after(started));
    }

    /** More than are written in one piece, and the last ones' events stand before those of the first. */
    @Test
    void aReplayOfManyCountsAllThatWasDone() {
        int licenses = 1_100;
        for (int number = 0; number < licenses; number++) {
            events.append(History.sale(number).events());
        }
        for (int number = licenses - 1; number >= 0; number--) {
            events.append(History.activation(number, 0));
        }
        try (TestDatabase tracked = TestDatabase.embedded();
                TestDatabase replayed = TestDatabase.embedded()) {
            List<StoredEvent> all = events.log().after(0, Integer.MAX_VALUE);
            for (int from = 0; from < all.size(); from += 500) {
                projector(tracked)
                        .fold(all.subList(from, Math.min(all.size(), from + 500)).stream()
                                .map(stored -> DecodedEvent.of(stored, events.log()))
                                .toList());
            }
            try (Projection projection =
                    LicensesDefinition.embedded(events.log(), new ReadModel(replayed.readModel()))) {
                projection.start();
                await(projection);
            }
            assertThat(ReadModelContent.of(replayed.database(), 1))
                    .isEqualTo(ReadModelContent.of(tracked.database(), 1))
                    .containsValue(new DayCounts(licenses, licenses, 0, 0));
        }
    }

    @Test
    void eventsThatComeAgainChangeNothing() {
        List<DecodedEvent> arrived = arrived();
        try (TestDatabase once = TestDatabase.embedded();
                TestDatabase twice = TestDatabase.embedded()) {
            projector(once).fold(arrived);
            for (int size = 1; size <= arrived.size(); size++) {
                // A new projector each time, as after a crash; the batches overlap those before.
                projector(twice).fold(arrived.subList(Math.max(0, size - 4), size));
            }
            projector(twice).fold(arrived);
            // A document of counts says how far its events go, and that depends on the batches.
            assertThat(ReadModelContent.of(twice.database(), 1)).isEqualTo(ReadModelContent.of(once.database(), 1));
        }
    }

    @Test
    void whatIsMissingInBetweenIsLookedUp() {
        List<DecodedEvent> arrived = arrived();
        int activated = 4;
        assertThat(((DecodedEvent.Readable) arrived.get(activated)).event()).isInstanceOf(LicenseActivated.class);
        try (TestDatabase once = TestDatabase.embedded();
                TestDatabase gap = TestDatabase.embedded()) {
            projector(once).fold(arrived);
            projector(gap).fold(arrived.subList(0, activated));
            projector(gap).fold(arrived.subList(activated + 1, arrived.size()));
            assertThat(ReadModelContent.of(gap.database(), 1)).isEqualTo(ReadModelContent.of(once.database(), 1));
        }
    }

    @Test
    void twoProjectorsCannotUndoEachOther() {
        List<DecodedEvent> arrived = arrived();
        try (TestDatabase database = TestDatabase.embedded();
                TestDatabase once = TestDatabase.embedded()) {
            Projector slow = projector(database);
            slow.fold(arrived.subList(0, 4));
            projector(database).fold(arrived.subList(0, 5));
            var after = content(database);
            // It remembers the licence as it was, and must not write from that.
            slow.fold(arrived.subList(4, 5));
            assertThat(content(database)).isEqualTo(after);
            slow.fold(arrived);
            projector(database).fold(arrived);
            projector(once).fold(arrived);
            assertThat(ReadModelContent.of(database.database(), 1)).isEqualTo(ReadModelContent.of(once.database(), 1));
        }
    }

    private Projector projector(TestDatabase database) {
        return new Projector(
                LicensesDefinition.SHARED,
                new GenerationCollections(ReadModelDatabase.of(database.database()), "", 1),
                0,
                events.log(),
                InstantSource.system());
    }

    private void await(Projection projection) {
        assertThat(projection.position().await(events.log().lastPosition(), Duration.ofSeconds(30)))
                .isTrue();
    }

    private List<DecodedEvent> arrived() {
        History.ofEverything().forEach(events::append);
        return events.log().after(0, 1_000).stream()
                .map(stored -> DecodedEvent.of(stored, events.log()))
                .toList();
    }

    private static Map<String, Document> content(TestDatabase database) {
        return ReadModelContent.documents(database.database(), 1);
    }
}
