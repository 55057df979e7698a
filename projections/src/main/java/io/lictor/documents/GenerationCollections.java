package io.lictor.documents;

import com.mongodb.client.MongoCollection;
import org.bson.Document;

/**
 * Collections of one filling of a projection, so that the next one can be filled beside it. Numbers are never used
 * twice.
 *
 * @param prefix of all its collections; empty for the read model that was there before there was another projection
 */
public record GenerationCollections(ReadModelDatabase database, String prefix, int number) {

    /** A collection of this filling alone. */
    public MongoCollection<Document> collection(String name) {
        return database.collection(named(name));
    }

    /** Its documents by their ids. */
    public Documents documents(String name) {
        return database.documents(named(name));
    }

    private String named(String name) {
        return prefix + name + "_" + number;
    }

    /** Streams that could not be folded on, and events left out for good. */
    public MongoCollection<Document> deadLetters() {
        return collection("dead_letters");
    }

    /** A collection about all fillings of the projection. */
    public MongoCollection<Document> shared(String name) {
        return database.collection(prefix + name);
    }
}
