package io.lictor.bench.fleet;

import io.lictor.documents.embedded.EmbeddedMongo;
import io.lictor.testing.ListeningMongo;
import java.io.IOException;

/**
 * The embedded MongoDB in a process of its own, as a server that several services share and that outlives them. It ends
 * with whoever started it.
 */
public final class MongoStandIn {

    private MongoStandIn() {}

    public static void main(String[] arguments) throws IOException {
        try (ListeningMongo mongo = ListeningMongo.started(EmbeddedMongo.open().backend())) {
            System.out.println("MongoDB at " + mongo.uri() + " .");
            while (System.in.read() >= 0) {
                // until the other end is gone
            }
        }
        System.exit(0);
    }
}
