package io.lictor.documents.embedded;

import de.bwaldvogel.mongo.wire.message.MongoMessage;

/**
 * Gives a query that names no batch size one.
 * Hazard: without, the server puts a whole collection into one reply, and the driver refuses replies over 48 MB;
 * and it fails on a getMore that leaves the size open.
 */
final class BoundedBatches {

    private static final int DOCUMENTS = 1_000;

    private BoundedBatches() {}

    static MongoMessage in(MongoMessage message) {
        var command = message.getDocument();
        if (command.containsKey("find") || command.containsKey("getMore")) {
            command.putIfAbsent("batchSize", DOCUMENTS);
        }
        return message;
    }
}
