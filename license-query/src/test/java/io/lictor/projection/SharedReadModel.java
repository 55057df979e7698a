package io.lictor.projection;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.lictor.documents.GenerationCollections;
import io.lictor.documents.ReadModelClient;
import io.lictor.documents.ReadModelDatabase;
import io.lictor.documents.embedded.CommandSubset;
import io.lictor.documents.embedded.EmbeddedMongo;
import io.lictor.documents.embedded.TestDatabase;
import io.lictor.query.EventsOnDisk;
import io.lictor.readmodel.LicensesDefinition;
import io.lictor.readmodel.ReadModel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;

/** A MongoDB, one of our own or the one that is named, and the instances of a test that project into it. */
final class SharedReadModel implements AutoCloseable {

    private static final int SEGMENTS = 4;

    private final EmbeddedMongo embedded;
    private final String name = "lictor_" + UUID.randomUUID().toString().replace("-", "");
    private final CommandSubset commands = new CommandSubset();
    private final List<Instance> instances = new ArrayList<>();
    private final MongoClient client;

    private SharedReadModel(EmbeddedMongo embedded) {
        this.embedded = embedded;
        this.client = anotherClient();
    }

    static SharedReadModel open() {
        return new SharedReadModel(System.getenv(TestDatabase.SERVER) == null ? EmbeddedMongo.open() : null);
    }

    private MongoClient anotherClient() {
        Consumer<MongoClientSettings.Builder> watched = settings -> settings.addCommandListener(commands);
        return embedded == null
                ? ReadModelClient.open(System.getenv(TestDatabase.SERVER), watched)
                : embedded.client(watched);
    }

    /** An instance as another process would be: with connections of its own. */
    final class Instance implements AutoCloseable {

        final Projection projection;
        final ReadModel readModel;
        private final MongoClient own;
        private boolean closed;

        private Instance(EventsOnDisk events, ProjectionSettings settings) {
            own = anotherClient();
            readModel = new ReadModel(ReadModelDatabase.of(own.getDatabase(name)));
            projection = LicensesDefinition.projection(events.log(), readModel, settings);
            projection.start();
            instances.add(this);
        }

        long segments() {
            return projection.status().segments().stream()
                    .filter(ProjectionStatus.SegmentStatus::here)
                    .count();
        }

        /** As if its process were killed: no goodbye reaches the others. */
        void kill() {
            own.close();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                projection.close();
                own.close();
            }
        }
    }

    Instance start(EventsOnDisk events) {
        return new Instance(events, ProjectionSettings.shared(SEGMENTS).withGrace(Duration.ofMillis(200)));
    }

    MongoDatabase database() {
        return client.getDatabase(name);
    }

    Map<String, Object> content(int generation) {
        return ReadModelContent.of(database(), generation);
    }

    /** Returns what a single projector makes of all events. */
    static Map<String, Object> fresh(EventsOnDisk events) {
        try (TestDatabase database = TestDatabase.embedded()) {
            new Projector(
                            LicensesDefinition.SHARED,
                            new GenerationCollections(ReadModelDatabase.of(database.database()), "", 1),
                            0,
                            events.log(),
                            InstantSource.system())
                    .fold(events.log().after(0, 1_000_000).stream()
                            .map(stored -> DecodedEvent.of(stored, events.log()))
                            .toList());
            return ReadModelContent.of(database.database(), 1);
        }
    }

    List<String> collections() {
        return database().listCollectionNames().into(new ArrayList<>());
    }

    Document pointer() {
        return database().getCollection("generations").find().first();
    }

    @Override
    public void close() {
        instances.forEach(Instance::close);
        database().drop();
        client.close();
        if (embedded != null) {
            embedded.close();
        }
        commands.assertNothingElse();
    }
}
