package io.lictor.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.documents.GenerationCollections;
import io.lictor.documents.embedded.TestDatabase;
import io.lictor.event.Event;
import io.lictor.event.Streams;
import io.lictor.query.EventsOnDisk;
import io.lictor.store.EventLog;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures that end a projection's threads don't end the projection. */
class RevivedTest {

    private static final int LICENSES = 3;

    @TempDir
    Path directory;

    private final AtomicInteger deaths = new AtomicInteger();
    private EventsOnDisk events;
    private TestDatabase database;
    private Projection projection;

    /** Its threads die as often as they are told to. */
    private record Mortal(AtomicInteger deaths) implements ProjectionDefinition {

        @Override
        public String name() {
            return "mortal";
        }

        @Override
        public List<String> collections() {
            return List.of("counts");
        }

        @Override
        public List<DocumentProjection<?>> parts(GenerationCollections place, EventLog log, int segment) {
            return List.of(new Counts(place, log, deaths));
        }
    }

    private static final class Counts extends DocumentProjection<Counts.Count> {

        record Count(String streamId, int events) {}

        private final AtomicInteger deaths;

        Counts(GenerationCollections place, EventLog log, AtomicInteger deaths) {
            super(place.documents("counts"), log);
            this.deaths = deaths;
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
            if (deaths.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new StackOverflowError("as if it were too deep");
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

    @BeforeEach
    void open() {
        events = new EventsOnDisk(directory);
        for (int i = 0; i < LICENSES; i++) {
            events.append(History.sale(i).events());
        }
        database = TestDatabase.embedded();
        projection = new Projection(
                events.log(), database.readModel(), new Mortal(deaths), _ -> {}, ProjectionSettings.embedded());
    }

    @AfterEach
    void close() {
        projection.close();
        database.close();
        events.close();
    }

    @Test
    void whatFillsItIsStartedAgain() {
        deaths.set(2);
        projection.start();

        upToDate();
        assertThat(projection.trouble()).isEmpty();
    }

    @Test
    void whatFollowsTheEventsIsStartedAgain() {
        projection.start();
        upToDate();

        for (int round = 1; round <= 3; round++) {
            deaths.set(1);
            events.append(History.activation(1, round));
            upToDate();
        }
        Eventually.until("it says that all is well", () -> projection.trouble().isEmpty());
    }

    @Test
    void whatEndsAgainAndAgainIsTold() {
        projection.start();
        upToDate();

        deaths.set(Integer.MAX_VALUE);
        events.append(History.activation(1, 1));
        Eventually.until("it is told", () -> projection.trouble().isPresent());

        deaths.set(0);
        upToDate();
        Eventually.until("it says that all is well", () -> projection.trouble().isEmpty());
    }

    private void upToDate() {
        Eventually.until(
                "it is up to date",
                () -> projection.position().current() >= events.log().lastPosition());
    }
}
