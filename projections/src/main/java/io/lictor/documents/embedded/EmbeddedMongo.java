package io.lictor.documents.embedded;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoDriverInformation;
import com.mongodb.client.MongoClient;
import com.mongodb.client.internal.Clusters;
import com.mongodb.client.internal.MongoClientImpl;
import de.bwaldvogel.mongo.MongoBackend;
import io.lictor.documents.ReadModelClient;
import io.lictor.documents.ReadModelDatabase;
import java.util.function.Consumer;

/**
 * A MongoDB of our own inside this process: in memory, empty at every start, and without a socket, so that nobody but this
 * process can ask it anything. MongoDB's driver speaks its protocol to it by {@link InProcessStreams}.
 * The read model is rebuilt from the events, so nothing here needs to survive. It knows a subset of MongoDB;
 * the tests hold us to it, so that what works here works on a real one and the other way round.
 */
public final class EmbeddedMongo implements AutoCloseable {

    /** Address that names no server: the streams lead here whatever it says. */
    private static final String URI = "mongodb://embedded/?directConnection=true&retryWrites=false";

    private final SerializedBackend backend = new SerializedBackend();
    private final InProcessStreams streams = new InProcessStreams(backend);

    private EmbeddedMongo() {}

    public static EmbeddedMongo open() {
        return new EmbeddedMongo();
    }

    /** A client of this server. */
    public MongoClient client() {
        return client(settings -> {});
    }

    /** Returns a client with more settings: listeners, metrics. */
    public MongoClient client(Consumer<MongoClientSettings.Builder> more) {
        // As MongoClients.create does it, which knows of sockets only.
        MongoClientSettings settings = ReadModelClient.settings(URI, more);
        MongoDriverInformation driver =
                MongoDriverInformation.builder().driverName("sync").build();
        return new MongoClientImpl(Clusters.createCluster(settings, driver, streams), settings, driver, streams);
    }

    /** A database, through a client of this server, and its documents without. */
    public ReadModelDatabase database(MongoClient client, String name) {
        return ReadModelDatabase.of(
                client.getDatabase(name), collection -> new EmbeddedDocuments(backend, name, collection));
    }

    /** Returns the backend, for use without a client. */
    public MongoBackend backend() {
        return backend;
    }

    /** Cuts off the clients that are still open. */
    @Override
    public void close() {
        streams.end();
    }
}
