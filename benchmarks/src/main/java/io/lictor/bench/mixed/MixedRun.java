package io.lictor.bench.mixed;

import io.lictor.bench.fleet.PackagedService;
import io.lictor.bench.fleet.WorkDirectory;
import io.lictor.bench.population.Group;
import io.lictor.bench.population.Life;
import io.lictor.bench.population.Populator;
import io.lictor.bench.population.ZeroSecrets;
import io.lictor.bench.speed.Cost;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One standalone on a store with many licences: checks alone, and then with everybody else beside them. */
final class MixedRun {

    private static final int PRODUCTS = 20;
    private static final double MOST_MILLIS = 50;

    private final MixedOptions options;
    private final WorkDirectory work;
    private final Group group;

    MixedRun(MixedOptions options, WorkDirectory work) {
        this.options = options;
        this.work = work;
        this.group = new Group(
                "ordinary",
                Life.ORDINARY,
                options.licenses(),
                PRODUCTS,
                Instant.now().truncatedTo(ChronoUnit.DAYS));
    }

    /** Returns whether the checks were answered as soon as they have to be. */
    boolean run() throws IOException, InterruptedException {
        Path data = work.path().resolve("data");
        try (DataDirectory directory = DataDirectory.take(data);
                SqliteStore store = SqliteStore.open(directory, ZeroSecrets.ofStore())) {
            new Populator(store).add(group);
        }
        try (PackagedService service = PackagedService.standalone(
                        options.root(),
                        data,
                        null,
                        ZeroSecrets.environment(),
                        work.logs().resolve("service.log"));
                Cost cost = Cost.of(service.pid())) {
            service.awaitProjections();
            Checks checks = new Checks(service.uri(), group, options.checks());
            Duration length = Duration.ofSeconds(options.seconds());
            checks.run(length); // until the code is compiled
            long before = cost.heapAfterCollection();
            Checks.Answers alone = checks.run(length);
            Checks.Answers beside;
            Askers.Report asked;
            try (Askers askers = new Askers(service.uri(), service.token(), options.askers())) {
                checks.run(Duration.ofSeconds(5));
                beside = checks.run(length);
                asked = askers.report();
            }
            long after = cost.heapAfterCollection();
            System.out.printf(
                    """

                    | %,d licences, %d checks a second | alone | beside %d askers |
                    |---|--:|--:|
                    | check, p50, ms | %.1f | %.1f |
                    | check, p99, ms | %.1f | %.1f |
                    | check, slowest, ms | %.1f | %.1f |
                    | checks without an answer of 200 | %d | %d |
                    | heap after a collection, MB | %d | %d |

                    %s
                    """,
                    options.licenses(),
                    options.checks(),
                    options.askers(),
                    alone.millis(50),
                    beside.millis(50),
                    alone.millis(99),
                    beside.millis(99),
                    alone.millis(100),
                    beside.millis(100),
                    alone.failed(),
                    beside.failed(),
                    before / 1_000_000,
                    after / 1_000_000,
                    asked);
            return beside.millis(99) <= MOST_MILLIS && beside.failed() == 0;
        }
    }
}
