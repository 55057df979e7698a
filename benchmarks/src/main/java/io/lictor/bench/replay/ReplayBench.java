package io.lictor.bench.replay;

import io.lictor.bench.CommandLine;
import io.lictor.bench.population.Group;
import io.lictor.bench.population.Life;
import io.lictor.bench.population.Populator;
import io.lictor.bench.population.ZeroSecrets;
import io.lictor.compliance.ComplianceDefinition;
import io.lictor.documents.embedded.EmbeddedMongo;
import io.lictor.projection.Projection;
import io.lictor.projection.ProjectionSettings;
import io.lictor.readmodel.LicensesDefinition;
import io.lictor.readmodel.ReadModel;
import io.lictor.store.EventLog;
import io.lictor.store.LicensingStore;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.postgres.PostgresStore;
import io.lictor.store.sqlite.SqliteStore;
import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Benchmark of reading all events again; see {@link ReplayOptions#USAGE}. */
public final class ReplayBench {

    private static final String DATABASE = "lictor";
    private static final int PRODUCTS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private ReplayBench() {}

    /** Takes what {@link ReplayOptions} tells. */
    public static void main(String[] arguments) throws IOException {
        ReplayOptions options = CommandLine.read(arguments, ReplayOptions.USAGE, ReplayOptions::read);
        if (options.postgres()) {
            try (TestDatabase database = TestPostgres.database();
                    LicensingStore store = PostgresStore.open(
                            database.url(), database.user(), database.password(), ZeroSecrets.ofStore())) {
                run(options, store);
            }
        } else {
            try (DataDirectory data = DataDirectory.take(Files.createTempDirectory(options.work(), "replay"));
                    LicensingStore store = SqliteStore.open(data, ZeroSecrets.ofStore())) {
                run(options, store);
            }
        }
        System.exit(0); // the server of the tests' databases ends with this process
    }

    private static void run(ReplayOptions options, LicensingStore store) {
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        long events =
                new Populator(store).add(new Group("product", Life.ORDINARY, options.licenses(), PRODUCTS, today));
        System.out.printf("%,d events of %,d licences%n", events, options.licenses());
        Stopwatch stopwatch = new Stopwatch(events, options.licenses());
        for (int round = 1; round <= options.rounds(); round++) {
            System.out.printf("%nRound %d%s%n", round, round == 1 ? ", cold" : "");
            Stopwatch.head();
            InMemory memory = new InMemory(store.log());
            stopwatch.time("nothing: rows", memory::rows);
            stopwatch.time("nothing: events", memory::decoded);
            stopwatch.time("licences in memory", memory::folded);
            readModel(store.log(), stopwatch);
        }
    }

    private static void readModel(EventLog log, Stopwatch stopwatch) {
        try (EmbeddedMongo mongo = EmbeddedMongo.open();
                var client = mongo.client();
                var licenses = LicensesDefinition.embedded(log, new ReadModel(mongo.database(client, DATABASE)));
                var compliance = new Projection(
                        log,
                        mongo.database(client, DATABASE),
                        new ComplianceDefinition(),
                        _ -> {},
                        ProjectionSettings.embedded().gently())) {
            stopwatch.time("embedded read model", () -> filled(licenses, licenses::start, log));
            stopwatch.time("compliance, gently", () -> filled(compliance, () -> compliance.startAfter(licenses), log));
        }
    }

    private static Projection filled(Projection projection, Runnable start, EventLog log) {
        start.run();
        if (!projection.position().await(log.lastPosition(), PATIENCE)) {
            throw new IllegalStateException("Not done in " + PATIENCE);
        }
        return projection;
    }
}
