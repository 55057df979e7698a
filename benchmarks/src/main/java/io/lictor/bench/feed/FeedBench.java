package io.lictor.bench.feed;

import io.lictor.bench.CommandLine;
import io.lictor.bench.fleet.Jars;
import io.lictor.bench.fleet.SqliteFleet;
import io.lictor.bench.fleet.WorkDirectory;
import io.lictor.bench.load.Api;
import java.nio.file.Files;

/** Run by {@code benchmarks/feed}. */
public final class FeedBench {

    private FeedBench() {}

    public static void main(String[] arguments) throws Exception {
        FeedOptions options = CommandLine.read(arguments, FeedOptions.USAGE, FeedOptions::read);
        WorkDirectory work = WorkDirectory.create("lictor-feed-");
        SqliteFleet fleet =
                new SqliteFleet(new Jars(options.root()), work.path().resolve("data"), work.logs());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            fleet.close();
            work.close();
        }));
        fleet.start();
        boolean isGood;
        try (Api api = new Api(fleet.adminTokenFile())) {
            String token = Files.readString(fleet.adminTokenFile()).strip();
            isGood = new FeedRun(options, api, fleet.writers().getFirst(), token).run();
        }
        System.exit(isGood ? 0 : 1);
    }
}
