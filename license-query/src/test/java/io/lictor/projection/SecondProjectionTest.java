package io.lictor.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.documents.GenerationCollections;
import io.lictor.documents.ReadModelDatabase;
import io.lictor.documents.embedded.TestDatabase;
import io.lictor.event.Event;
import io.lictor.event.Streams;
import io.lictor.query.EventsOnDisk;
import io.lictor.readmodel.LicensesDefinition;
import io.lictor.readmodel.ReadModel;
import io.lictor.store.EventLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A projection nobody has thought of before, as small as can be: how many events each licence has. */
class SecondProjectionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SICK = 3;

    @TempDir
    Path directory;

    /** One licence makes it stumble, to which nothing is wrong. */
    private record Tally() implements ProjectionDefinition {

        @Override
        public String name() {
            return "tally";
        }

        @Override
        public List<String> collections() {
            return List.of("counts");
        }

        @Override
        public List<DocumentProjection<?>> parts(GenerationCollections place, EventLog log, int segment) {
            return List.of(new Counts(place, log));
        }
    }

    private static final class Counts extends DocumentProjection<Counts.Count> {

        record Count(String streamId, int events) {}

        Counts(GenerationCollections place, EventLog log) {
            super(place.documents("counts"), log);
        }

        @Override
        protected boolean holds(String streamId) {
            return Streams.isLicense(streamId);
        }

        @Override
        protected String documentId(String streamId) {
            return streamId;
        }

        @Override
        protected Count empty() {
            return new Count("", 0);
        }

        @Override
        protected Count read(Document document) {
            return new Count(document.getString("_id"), document.getInteger("count"));
        }

        @Override
        protected Count plus(Count before, Event event) {
            if (before.events() == 1 && event.streamId().equals(id(SICK))) {
                throw new IllegalStateException("Not this one");
            }
            return new Count(event.streamId(), before.events() + 1);
        }

        @Override
        protected boolean isThere(Count count) {
            return count.events() > 0;
        }

        @Override
        protected Document write(Count count, long version) {
            return new Document("_id", count.streamId())
                    .append("count", count.events())
                    .append(VERSION, version);
        }
    }

    private static String id(int number) {
        return History.licenseId(number).toString();
    }

    @Test
    void itsTroublesAreItsOwn() {
        try (EventsOnDisk events = new EventsOnDisk(directory);
                TestDatabase database = TestDatabase.embedded();
                Projection licenses = LicensesDefinition.projection(
                        events.log(),
                        new ReadModel(ReadModelDatabase.of(database.database())),
                        ProjectionSettings.shared(2));
                Projection tally = new Projection(
                        events.log(),
                        ReadModelDatabase.of(database.database()),
                        new Tally(),
                        _ -> {},
                        ProjectionSettings.shared(2))) {
            for (int i = 0; i < 6; i++) {
                events.append(History.sale(i).events());
            }
            tally.startAfter(licenses);
            assertThat(tally.rebuild().isRunning()).isTrue();
            licenses.start();
            upToDate(licenses, events);
            upToDate(tally, events);

            long position =
                    events.append(History.activation(SICK, 1)).getFirst().position();
            events.append(History.activation(SICK, 2), History.activation(4, 2));
            upToDate(licenses, events);
            upToDate(tally, events);

            assertThat(licenses.deadLetters().all()).isEmpty();
            assertThat(database.database()
                            .getCollection("licenses_1")
                            .find(new Document("_id", id(SICK)))
                            .first()
                            .getLong("version"))
                    .isEqualTo(3);
            assertThat(tally.deadLetters().all()).singleElement().satisfies(letter -> {
                assertThat(letter.position()).isEqualTo(position);
                assertThat(letter.waiting()).isEqualTo(1);
            });
            assertThat(count(database, SICK)).isEqualTo(1);
            assertThat(count(database, 4)).isEqualTo(2);
            assertThat(tally.deadLetters().discard(position)).isInstanceOf(DeadLetterAdmin.Outcome.StandsStill.class);
        }
    }

    private static int count(TestDatabase database, int number) {
        return database.database()
                .getCollection("tally_counts_1")
                .find(new Document("_id", id(number)))
                .first()
                .getInteger("count");
    }

    private static void upToDate(Projection projection, EventsOnDisk events) {
        assertThat(projection.position().await(events.log().lastPosition(), PATIENCE))
                .isTrue();
    }
}
