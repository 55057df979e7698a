package io.lictor.documents;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The database the read model lies in. Queries go through MongoDB's driver, and so does what goes by ids, unless the server
 * is in this process and gives its documents without.
 */
public final class ReadModelDatabase {

    private final MongoDatabase mongo;
    private final @Nullable Function<String, Documents> atHand;

    private ReadModelDatabase(MongoDatabase mongo, @Nullable Function<String, Documents> atHand) {
        this.mongo = mongo;
        this.atHand = atHand;
    }

    /** Database of any server. */
    public static ReadModelDatabase of(MongoDatabase mongo) {
        return new ReadModelDatabase(mongo, null);
    }

    /** Database of a server in this process; {@code atHand} has the documents of a collection by its name. */
    public static ReadModelDatabase of(MongoDatabase mongo, Function<String, Documents> atHand) {
        return new ReadModelDatabase(mongo, atHand);
    }

    /** Returns this database with a bound on the time that a server may take to answer. */
    public ReadModelDatabase within(Duration patience) {
        return new ReadModelDatabase(mongo.withTimeout(patience.toMillis(), TimeUnit.MILLISECONDS), atHand);
    }

    /** Returns whether the server is in this process: then it is never away, only busy. */
    public boolean isHere() {
        return atHand != null;
    }

    /** Order of texts on its server: MongoDB sorts by code points, ours as Java does. */
    public Comparator<String> orderOfTexts() {
        return atHand == null
                ? (one, other) -> Arrays.compare(
                        one.codePoints().toArray(), other.codePoints().toArray())
                : Comparator.naturalOrder();
    }

    /** Database for queries and commands of all kinds. */
    public MongoDatabase mongo() {
        return mongo;
    }

    /** The collection of this name. */
    public MongoCollection<Document> collection(String name) {
        return mongo.getCollection(name);
    }

    /** Its documents by their ids. */
    public Documents documents(String name) {
        return atHand == null ? new ServerDocuments(collection(name)) : atHand.apply(name);
    }
}
