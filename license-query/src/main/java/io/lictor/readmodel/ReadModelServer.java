package io.lictor.readmodel;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.event.CommandListener;
import io.lictor.documents.ReadModelClient;
import io.lictor.documents.ReadModelDatabase;
import io.lictor.documents.embedded.EmbeddedMongo;
import io.lictor.projection.ProjectionSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

/** The MongoDB the read model lies in: one of our own, or the one we are told. */
public final class ReadModelServer implements ApplicationListener<ContextRefreshedEvent>, AutoCloseable {

    private static final String DATABASE = "lictor";

    /** Our own server is never away, only busy: when all machines of a customer start at once, they wait in line for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountDownLatch started = new CountDownLatch(1);
    private final @Nullable EmbeddedMongo embedded;
    private final ProjectionSettings settings;
    private final MongoClient client;
    private final ReadModelDatabase database;

    ReadModelServer(@Nullable String uri, int segments, Stream<CommandListener> listeners) {
        if (uri == null || uri.isBlank()) {
            this.settings = ProjectionSettings.embedded().after(started);
            this.embedded = EmbeddedMongo.open();
            this.client = embedded.client(options -> listeners.forEach(options::addCommandListener));
            this.database = embedded.database(client, DATABASE);
        } else {
            this.settings = ProjectionSettings.shared(segments);
            this.embedded = null;
            this.client = ReadModelClient.open(uri, options -> listeners.forEach(options::addCommandListener));
            this.database = ReadModelDatabase.of(client.getDatabase(
                    Optional.ofNullable(new ConnectionString(uri).getDatabase()).orElse(DATABASE)));
        }
    }

    ReadModel readModel() {
        return embedded == null ? new ReadModel(database) : new ReadModel(database, PATIENCE);
    }

    /** Our own server is there for this process alone. */
    public ProjectionSettings settings() {
        return settings;
    }

    /** Runs once the web server listens. */
    @Override
    public void onApplicationEvent(ContextRefreshedEvent refreshed) {
        started.countDown();
    }

    @Override
    public void close() {
        client.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
