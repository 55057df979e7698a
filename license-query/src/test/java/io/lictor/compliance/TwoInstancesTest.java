package io.lictor.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.lictor.documents.GenerationCollections;
import io.lictor.documents.ReadModelDatabase;
import io.lictor.documents.embedded.TestDatabase;
import io.lictor.projection.Eventually;
import io.lictor.projection.Projection;
import io.lictor.projection.ProjectionSettings;
import io.lictor.projection.ProjectionStatus.SegmentStatus;
import io.lictor.query.EventsOnDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances split the work on it, and come to what one alone would have made. */
class TwoInstancesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @Test
    void theyShareItAndOneTakesOverFromTheOther() {
        try (EventsOnDisk events = new EventsOnDisk(directory);
                TestDatabase shared = TestDatabase.embedded();
                TestDatabase alone = TestDatabase.embedded()) {
            GeneratedSales sales = new GeneratedSales(events, 11);
            sales.until(GeneratedSales.FIRST.plus(Duration.ofDays(60)));
            try (Projection first = start(events, shared)) {
                upToDate(first, events);
                try (Projection second = start(events, shared)) {
                    Eventually.until("they share", () -> segments(first) == 2 && segments(second) == 2);
                    sales.until(GeneratedSales.FIRST.plus(Duration.ofDays(120)));
                    upToDate(first, events);
                    upToDate(second, events);
                }
                Eventually.until("the first takes over", () -> segments(first) == 4);
                sales.until(GeneratedSales.FIRST.plus(Duration.ofDays(150)));
                upToDate(first, events);
            }
            try (Projection single = new Projection(
                    events.log(),
                    alone.readModel(),
                    new ComplianceDefinition(),
                    _ -> {},
                    ProjectionSettings.embedded().gently())) {
                single.start();
                upToDate(single, events);
            }
            assertThat(content(shared.database()))
                    .isEqualTo(content(alone.database()))
                    .hasSizeGreaterThan(30);
            assertThat(content(shared.database()).toString()).doesNotContain(GeneratedSales.LABEL);
        }
    }

    private static Projection start(EventsOnDisk events, TestDatabase database) {
        Projection projection = new Projection(
                events.log(),
                ReadModelDatabase.of(database.database()),
                new ComplianceDefinition(),
                _ -> {},
                ProjectionSettings.shared(4));
        projection.start();
        return projection;
    }

    private static void upToDate(Projection projection, EventsOnDisk events) {
        assertThat(projection.position().await(events.log().lastPosition(), PATIENCE))
                .isTrue();
    }

    private static long segments(Projection projection) {
        return projection.status().segments().stream()
                .filter(SegmentStatus::here)
                .count();
    }

    /** Every document; sets in an order of their own. */
    private static Map<String, Object> content(MongoDatabase database) {
        GenerationCollections place =
                new GenerationCollections(ReadModelDatabase.of(database), ComplianceDefinition.PREFIX, 1);
        Map<String, Object> content = new TreeMap<>();
        new ComplianceDefinition()
                .collections()
                .forEach(name -> place.collection(name).find().forEach(document -> {
                    sort(document, Owners.LICENSES);
                    sort(document, Owners.PRODUCTS);
                    content.put(name + " " + document.get("_id"), document);
                }));
        return content;
    }

    private static void sort(Document document, String list) {
        if (document.containsKey(list)) {
            document.put(
                    list, document.getList(list, String.class).stream().sorted().toList());
        }
    }
}
