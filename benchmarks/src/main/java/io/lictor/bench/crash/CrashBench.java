package io.lictor.bench.crash;

import io.lictor.bench.CommandLine;
import io.lictor.bench.fleet.Fleet;
import io.lictor.bench.fleet.InstalledPostgres;
import io.lictor.bench.fleet.Jars;
import io.lictor.bench.fleet.PatroniFleet;
import io.lictor.bench.fleet.PostgresFleet;
import io.lictor.bench.fleet.SqliteFleet;
import io.lictor.bench.fleet.WorkDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Run by {@code benchmarks/crash} and {@code benchmarks/failover}. */
public final class CrashBench {

    private CrashBench() {}

    public static void main(String[] arguments) throws Exception {
        Options options = CommandLine.read(arguments, Options.USAGE, Options::read);
        List<String> missing = options.store() == Options.Store.PATRONI ? InstalledPostgres.missing() : List.of();
        if (!missing.isEmpty()) {
            System.err.println("Not installed: %s. On Debian: apt-get install patroni etcd-server postgresql"
                    .formatted(String.join(", ", missing)));
            System.exit(2);
        }
        WorkDirectory work = WorkDirectory.create("lictor-crash-");
        Fleet fleet = fleet(options, work);
        // Also on Ctrl-C, in the middle of whatever is done.
        Thread cleaner = new Thread(() -> {
            fleet.close();
            work.close();
        });
        Runtime.getRuntime().addShutdownHook(cleaner);
        try (CrashRun run =
                new CrashRun(fleet, options.clients(), options.resends(), options.seed(), System.out::println)) {
            Report report = run.run(options.rounds(), options.longestRound());
            System.out.println("\n" + report);
            if (options.keeps() || !report.isClean()) {
                work.keep();
                System.out.println("\nData and logs are in " + work.path());
            }
            System.exit(report.isClean() ? 0 : 1);
        } catch (IOException | RuntimeException e) {
            work.keep();
            System.err.println("It could not be done; data and logs are in " + work.path());
            e.printStackTrace();
            System.exit(2);
        }
    }

    private static Fleet fleet(Options options, WorkDirectory work) throws IOException {
        Jars jars = new Jars(options.root());
        Path data = work.path().resolve("data");
        return switch (options.store()) {
            case SQLITE -> new SqliteFleet(jars, data, work.logs());
            case PATRONI -> new PatroniFleet(jars, work.path(), work.logs(), options.strict());
            case POSTGRES -> new PostgresFleet(jars, work.path(), work.logs(), options.instances());
        };
    }
}
