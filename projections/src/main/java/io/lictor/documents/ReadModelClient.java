package io.lictor.documents;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.lictor.store.DataUnusable;
import java.util.function.Consumer;
import org.bson.UuidRepresentation;

/** Opens the read model on a server. What the URI says itself goes before what is set here. */
public final class ReadModelClient {

    private ReadModelClient() {}

    public static MongoClient open(String uri) {
        return open(uri, settings -> {});
    }

    /** Opens a client with more settings: listeners, metrics. */
    public static MongoClient open(String uri, Consumer<MongoClientSettings.Builder> more) {
        return MongoClients.create(settings(uri, more));
    }

    /** Returns the settings of every client of a read model, wherever that is. */
    public static MongoClientSettings settings(String uri, Consumer<MongoClientSettings.Builder> more) {
        var settings = MongoClientSettings.builder()
                .applicationName("lictor")
                .uuidRepresentation(UuidRepresentation.STANDARD)
                // The driver waits 30 s for a server that is gone; our callers were promised a 503 long before.
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(3, SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(2, SECONDS).readTimeout(30, SECONDS))
                .applyConnectionString(address(uri));
        more.accept(settings);
        return settings.build();
    }

    private static ConnectionString address(String uri) {
        try {
            return new ConnectionString(uri);
        } catch (IllegalArgumentException e) {
            // not what was given: there may be a password in it
            throw new DataUnusable(
                    "What lictor.mongodb-uri says is no address of a MongoDB, such as mongodb://host/: "
                            + e.getMessage(),
                    null);
        }
    }
}
