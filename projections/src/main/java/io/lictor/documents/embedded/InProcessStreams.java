package io.lictor.documents.embedded;

import com.mongodb.MongoSocketClosedException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.SocketSettings;
import com.mongodb.connection.SslSettings;
import com.mongodb.internal.connection.StreamFactory;
import com.mongodb.internal.connection.StreamFactoryFactory;
import de.bwaldvogel.mongo.MongoBackend;

/**
 * Leads all connections of MongoDB's driver to a server in this process.
 * Hazard: the driver has no public way to be given another transport than sockets; these few types of its inside are
 * compiled against, so that a driver which has others does not build.
 */
final class InProcessStreams implements StreamFactoryFactory {

    private final MongoBackend backend;
    private volatile boolean ended;

    InProcessStreams(MongoBackend backend) {
        this.backend = backend;
    }

    @Override
    public StreamFactory create(SocketSettings socket, SslSettings tls) {
        return address -> new InProcessStream(backend, address, this);
    }

    /** Closes all streams. */
    void end() {
        ended = true;
    }

    void checkOpening(ServerAddress address) {
        if (ended) {
            throw new MongoSocketOpenException("The embedded server is closed", address);
        }
    }

    void checkOpen(ServerAddress address) {
        if (ended) {
            throw new MongoSocketClosedException("The embedded server is closed", address);
        }
    }

    /** The streams end with the server, not with one of its clients. */
    @Override
    public void close() {}
}
