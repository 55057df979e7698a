package io.lictor.bench.fleet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A {@link MongoStandIn} that runs. */
final class MongoProcess implements AutoCloseable {

    private static final Pattern AT = Pattern.compile("MongoDB at (\\S+) ");

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
        return new MongoProcess(process, process.await(AT, 0, Duration.ofSeconds(60)));
    }

    String uri() {
        return uri;
    }

    @Override
    public void close() {
        process.close();
    }
}
