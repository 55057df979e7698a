package io.lictor.bench.fleet;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bson.Document;

/** A {@link MongoStandIn} that runs. */
final class MongoProcess implements AutoCloseable {

    private static final Pattern AT = Pattern.compile("MongoDB at (\\S+) ");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChildProcess process;
    private final String uri;

    private MongoProcess(ChildProcess process, String uri) {
        this.process = process;
        this.uri = uri;
    }

    static MongoProcess start(Path logs) throws IOException, InterruptedException {
        ChildProcess process = ChildProcess.start(
                "mongodb",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MongoStandIn.class.getName()),
                Map.of(),
                logs.resolve("mongodb.log"));
        MongoProcess mongo = new MongoProcess(process, process.await(AT, 0, PATIENCE));
        mongo.awaitAnswer();
        return mongo;
    }

    /** A JVM's first answer may take longer than a service waits for one. */
    private void awaitAnswer() {
        var patient = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(PATIENCE.toSeconds(), SECONDS))
                .build();
        try (MongoClient client = MongoClients.create(patient)) {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
        }
    }

    String uri() {
        return uri;
    }

    @Override
    public void close() {
        process.close();
    }
}
