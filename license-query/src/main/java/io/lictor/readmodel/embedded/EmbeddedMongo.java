package io.lictor.readmodel.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
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

    private final MongoServer server;
    private final String connectionString;

    private EmbeddedMongo(MongoServer server) {
        this.server = server;
        var port = server.getLocalAddress().getPort();
        this.connectionString = "mongodb://127.0.0.1:" + port + "/?directConnection=true&retryWrites=false";
    }

    /** Starts on a free port. */
    public static EmbeddedMongo start() {
        return start(new OneAtATime(new IndexedBackend()));
    }

    static EmbeddedMongo start(MongoBackend backend) {
        var server = new MongoServer(backend);
        // One request is handled at a time: a second worker decodes and encodes meanwhile, more would only wait.
        server.bind(new InetSocketAddress(loopback(), 0), 1, 2);
        return new EmbeddedMongo(server);
    }

    public String connectionString() {
        return connectionString;
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
