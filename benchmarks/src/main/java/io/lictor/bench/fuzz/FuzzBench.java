package io.lictor.bench.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.lictor.bench.CommandLine;
import io.lictor.bench.fleet.Jars;
import io.lictor.bench.fleet.SqliteFleet;
import io.lictor.bench.fleet.WorkDirectory;
import io.lictor.bench.load.Api;
import io.lictor.bench.load.Json;
import io.lictor.bench.load.Servers;
import io.lictor.bench.proof.Proof;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Run by {@code benchmarks/fuzz}. */
public final class FuzzBench {

    private FuzzBench() {}

    public static void main(String[] arguments) throws Exception {
        FuzzOptions options = CommandLine.read(arguments, FuzzOptions.USAGE, FuzzOptions::read);
        URI url = options.url();
        Path tokenFile = options.tokenFile();
        if (url != null && tokenFile != null) {
            System.exit(attack(options, url, tokenFile) ? 0 : 1);
        }
        WorkDirectory work = WorkDirectory.create("lictor-fuzz-");
        // Every wrong key would wait, and soon be one too many: that is tested elsewhere.
        SqliteFleet fleet = new SqliteFleet(
                new Jars(options.root()),
                work.path().resolve("data"),
                work.logs(),
                "--lictor.limits.wrong-key-delay=0",
                "--lictor.limits.address-burst=0",
                "--lictor.limits.key-burst=0");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            fleet.close();
            work.close();
        }));
        fleet.start();
        boolean isClean = attack(options, fleet.writers().getFirst(), fleet.adminTokenFile());
        if (!isClean) {
            work.keep();
            System.out.println("Data and logs are in " + work.path());
        }
        System.exit(isClean ? 0 : 1);
    }

    /** Attacks; returns whether nothing was found. */
    private static boolean attack(FuzzOptions options, URI server, Path tokenFile)
            throws IOException, InterruptedException {
        System.out.printf("%d requests with seed %d to %s%n", options.requests(), options.seed(), server);
        String token = Files.exists(tokenFile) ? Files.readString(tokenFile).strip() : "";
        FuzzReport report = new FuzzReport();
        try (Api api = new Api(tokenFile)) {
            CorpusCache warehouse = CorpusCache.fill(server, token);
            JsonNode document = Json.read(warehouse.get("/v1/openapi.json"));
            RequestMutator vandal =
                    new RequestMutator(new Corpus(document, warehouse.stock()), warehouse.credentials());
            long start = System.nanoTime();
            new FuzzRun(server, vandal, report)
                    .run(options.requests(), options.connections(), options.seed(), System.out::println);
            System.out.printf("%.0f s%n", (System.nanoTime() - start) / 1e9);
            System.out.println(report);
            Proof.Result proof = new Proof(api, only(server)).check(List.of());
            System.out.printf(
                    "It still serves: %d events, and the read model is %s%n",
                    proof.events(), proof.findings().isClean() ? "what they say." : proof.findings());
            return report.isClean() && proof.findings().isClean();
        }
    }

    private static Servers only(URI server) {
        return new Servers() {
            @Override
            public List<URI> writers() {
                return List.of(server);
            }

            @Override
            public List<URI> readers() {
                return List.of(server);
            }
        };
    }
}
