package io.lictor.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import io.lictor.event.AutoRenewCanceled;
import io.lictor.event.Event;
import io.lictor.event.KeyReissued;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseKeyAssigned;
import io.lictor.event.LicenseKeyReplaced;
import io.lictor.event.LicenseTransferred;
import io.lictor.event.ProductDefined;
import io.lictor.event.ProductVersionDisabled;
import io.lictor.event.ProductVersionReleased;
import io.lictor.event.RecordedEvent;
import io.lictor.product.Policy;
import io.lictor.query.EventsOnDisk;
import io.lictor.query.Sold;
import io.lictor.readmodel.ReadModel;
import io.lictor.readmodel.embedded.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever way the events come, in whatever batches and however often: the same documents. */
class ProjectionTest {

    private static final Instant AT = Sold.NEW_YEAR;

    @TempDir
    Path directory;

    @Test
    void theTrackingProcessorAndTheReplayMakeTheSame() {
        try (EventsOnDisk events = new EventsOnDisk(directory);
                TestDatabase tracked = TestDatabase.embedded();
                TestDatabase replayed = TestDatabase.embedded()) {
            try (Projection projection =
                    Projection.embedded(events.eventStore(), events.log(), new ReadModel(tracked.database()))) {
                projection.start();
                history().forEach(events::append);
                await(projection, events);
            }
            try (Projection projection =
                    Projection.embedded(events.eventStore(), events.log(), new ReadModel(replayed.database()))) {
                assertThat(projection.rebuild().isRunning()).isTrue();
                projection.start();
                await(projection, events);
                assertThat(projection.lag()).isZero();
            }
            assertThat(content(replayed)).isEqualTo(content(tracked)).hasSizeGreaterThan(8);
        }
    }

    @Test
    void eventsThatComeAgainChangeNothing() {
        List<RecordedEvent> recorded = recorded();
        try (TestDatabase once = TestDatabase.embedded();
                TestDatabase twice = TestDatabase.embedded()) {
            projector(once).fold(recorded);
            for (int size = 1; size <= recorded.size(); size++) {
                // A new projector each time, as after a crash; the batches overlap those before.
                projector(twice).fold(recorded.subList(Math.max(0, size - 4), size));
            }
            projector(twice).fold(recorded);
            assertThat(content(twice)).isEqualTo(content(once));
        }
    }

    @Test
    void aGapIsAnError() {
        List<RecordedEvent> recorded = recorded();
        int activated = 4;
        assertThat(recorded.get(activated).event()).isInstanceOf(LicenseActivated.class);
        try (TestDatabase database = TestDatabase.embedded()) {
            projector(database).fold(recorded.subList(0, activated));
            List<RecordedEvent> rest = recorded.subList(activated + 1, recorded.size());
            assertThatThrownBy(() -> projector(database).fold(rest)).hasMessageContaining("missing");
        }
    }

    @Test
    void twoProjectorsCannotUndoEachOther() {
        List<RecordedEvent> recorded = recorded();
        try (TestDatabase database = TestDatabase.embedded()) {
            Licenses slow = new Licenses(new ReadModel(database.database()));
            slow.fold(recorded.subList(0, 4));
            projector(database).fold(recorded.subList(0, 5));
            var after = content(database);
            // It remembers the licence as it was, and must not write from that.
            assertThatThrownBy(() -> slow.fold(recorded.subList(4, 5))).isInstanceOf(Guarded.OvertakenException.class);
            assertThat(content(database)).isEqualTo(after);
            slow.fold(recorded);
            projector(database).fold(recorded);
            assertThat(content(database)).hasSizeGreaterThan(after.size());
        }
    }

    private static Projector projector(TestDatabase database) {
        return new Projector(new ReadModel(database.database()), _ -> {});
    }

    private static void await(Projection projection, EventsOnDisk events) {
        assertThat(projection.position().await(events.log().lastPosition(), Duration.ofSeconds(30)))
                .isTrue();
    }

    private List<RecordedEvent> recorded() {
        try (EventsOnDisk events = new EventsOnDisk(directory)) {
            List<RecordedEvent> recorded = new ArrayList<>();
            history().forEach(some -> recorded.addAll(events.append(some)));
            return recorded;
        }
    }

    /** Some of everything, a transfer to and fro included. */
    private static List<List<Event>> history() {
        UUID first = new UUID(7, 1);
        UUID second = new UUID(7, 2);
        var newKey = Sold.KEYS.reference(first, 2);
        return List.of(
                List.of(
                        new ProductDefined(Sold.PRODUCT, "Render", Policy.DEFAULT, 2, AT),
                        new ProductVersionReleased(Sold.PRODUCT, "1", AT, AT)),
                Sold.subscription(first, "acme").events(),
                List.of(new LicenseActivated(first, "machine-b", null, null, AT)),
                List.of(new LicenseActivated(first, "machine-a", null, null, AT)),
                Sold.subscription(second, "other").events(),
                List.of(new LicenseTransferred(first, "other", true, AT)),
                List.of(new LicenseTransferred(first, "acme", true, AT)),
                List.of(new LicenseTransferred(first, "third", true, AT)),
                List.of(
                        new KeyReissued(first, newKey, AT),
                        new LicenseKeyReplaced(Sold.KEYS.reference(first, 1).hash(), first, AT),
                        new LicenseKeyAssigned(newKey.hash(), first, 2, AT)),
                List.of(new AutoRenewCanceled(second, AT.plus(Duration.ofDays(1)))),
                List.of(new ProductVersionDisabled(Sold.PRODUCT, "1", AT)));
    }

    private static Map<String, Document> content(TestDatabase database) {
        Map<String, Document> content = new TreeMap<>();
        for (String collection : List.of("licenses", "keys", "products", "customers", "days")) {
            database.database()
                    .getCollection(collection)
                    // A customer who gave all licences away is as one who never had any.
                    .find(Filters.ne("licenses", List.of()))
                    .forEach(document -> content.put(collection + " " + document.get("_id"), document));
        }
        return content;
    }
}
