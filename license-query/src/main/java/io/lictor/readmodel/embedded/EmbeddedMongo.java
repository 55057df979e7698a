package io.lictor.readmodel.embedded;

import com.mongodb.client.MongoClient;
import de.bwaldvogel.mongo.MongoServer;
import io.lictor.readmodel.ReadModelDatabase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * A MongoDB of our own inside this process: loopback only, in memory, empty at every start.
 * The read model is rebuilt from the events, so nothing here needs to survive. It knows a subset of MongoDB;
 * the tests hold us to it, so that what works here works on a real one and the other way round.
 * Hazard: its threads aren't daemons, and a JVM that doesn't close it doesn't end.
 */
public final class EmbeddedMongo implements AutoCloseable {

    private final OneAtATime backend;
    private final MongoServer server;
    private final String connectionString;

    private EmbeddedMongo(OneAtATime backend, MongoServer server) {
        this.backend = backend;
        this.server = server;
        var port = server.getLocalAddress().getPort();
        this.connectionString = "mongodb://127.0.0.1:" + port + "/?directConnection=true&retryWrites=false";
    }

    /** Starts on a free port. */
    public static EmbeddedMongo start() {
        var backend = new OneAtATime(new IndexedBackend());
        var server = new MongoServer(backend);
        // One request is handled at a time: a second worker decodes and encodes meanwhile, more would only wait.
        server.bind(new InetSocketAddress(loopback(), 0), 1, 2);
        return new EmbeddedMongo(backend, server);
    }

    public String connectionString() {
        return connectionString;
    }

    /** A database, through a client of this server, and its documents without. */
    public ReadModelDatabase database(MongoClient client, String name) {
        return ReadModelDatabase.of(
                client.getDatabase(name), collection -> new EmbeddedDocuments(backend, name, collection));
    }

    /** Cuts off the clients that are still connected: a plain shutdown would wait for them. */
    @Override
    public void close() {
        server.shutdownNow();
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
