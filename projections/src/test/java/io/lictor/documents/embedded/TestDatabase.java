package io.lictor.documents.embedded;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.lictor.documents.ReadModelClient;
import io.lictor.documents.ReadModelDatabase;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A database for one test: its own name, dropped at the end, and all that is sent held to {@link CommandSubset}. */
public final class TestDatabase implements AutoCloseable {

    /** Names a real MongoDB to run the contracts against too. */
    public static final String SERVER = "LICTOR_TEST_MONGODB_URI";

    private final CommandSubset commands = new CommandSubset();
    private final @Nullable EmbeddedMongo embedded;
    private final MongoClient client;
    private final MongoDatabase database;

    private TestDatabase(@Nullable EmbeddedMongo embedded) {
        Consumer<MongoClientSettings.Builder> watched = settings -> settings.addCommandListener(commands);
        this.embedded = embedded;
        this.client =
                embedded == null ? ReadModelClient.open(System.getenv(SERVER), watched) : embedded.client(watched);
        this.database =
                client.getDatabase("lictor_" + UUID.randomUUID().toString().replace("-", ""));
    }

    public static TestDatabase embedded() {
        return new TestDatabase(EmbeddedMongo.open());
    }

    public static TestDatabase server() {
        return new TestDatabase(null);
    }

    public MongoClient client() {
        return client;
    }

    public MongoDatabase database() {
        return database;
    }

    /** As a process has it: its documents at hand where the server is in it. */
    public ReadModelDatabase readModel() {
        return embedded == null ? ReadModelDatabase.of(database) : embedded.database(client, database.getName());
    }

    public CommandSubset commands() {
        return commands;
    }

    /** Cleans up, then fails if the test has left the subset. */
    @Override
    public void close() {
        database.drop();
        client.close();
        if (embedded != null) {
            embedded.close();
        }
        commands.assertNothingElse();
    }
}
