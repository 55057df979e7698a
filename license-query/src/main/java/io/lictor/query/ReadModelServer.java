package io.lictor.query;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import io.lictor.readmodel.ReadModel;
import io.lictor.readmodel.ReadModelClient;
import io.lictor.readmodel.embedded.EmbeddedMongo;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;

/** The MongoDB the read model lies in: one of our own, or the one we are told. */
final class ReadModelServer implements AutoCloseable {

    private static final String DATABASE = "lictor";

    private final @Nullable EmbeddedMongo embedded;
    private final MongoClient client;
    private final MongoDatabase database;

    ReadModelServer(@Nullable String uri, Stream<CommandListener> listeners) {
        boolean own = uri == null || uri.isBlank();
        this.embedded = own ? EmbeddedMongo.start() : null;
        String address = embedded == null ? String.valueOf(uri) : embedded.connectionString();
        this.client = ReadModelClient.open(address, settings -> listeners.forEach(settings::addCommandListener));
        this.database = client.getDatabase(
                Optional.ofNullable(new ConnectionString(address).getDatabase()).orElse(DATABASE));
    }

    ReadModel readModel() {
        ReadModel readModel = new ReadModel(database);
        if (embedded == null) {
            readModel.createIndexes(); // the embedded one would keep them up and never use them
        }
        return readModel;
    }

    /** Tokens that last as long as the read model does, and no longer. */
    TokenStore tokens() {
        return embedded != null
                ? new InMemoryTokenStore()
                : MongoTokenStore.builder()
                        .mongoTemplate(DefaultMongoTemplate.builder()
                                .mongoDatabase(database)
                                .trackingTokensCollectionName("tokens")
                                .build())
                        .serializer(JacksonSerializer.defaultSerializer())
                        .build();
    }

    @Override
    public void close() {
        client.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
