package io.lictor.handling;

import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.at;

import io.lictor.command.ActivateLicense;
import io.lictor.endpoint.WriteSideFixture;
import io.lictor.store.postgres.PostgresStore;
import io.lictor.testing.PostgresServer;
import io.lictor.value.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.springframework.util.FileSystemUtils;

/**
 * Machines of one volume licence that all activate at once, in process: {@code threads machines sqlite|postgres}. Prints
 * activations per second for each round; the first one is that of a cold JVM.
 */
final class OneLicenseBench {

    private static final int ROUNDS = 3;

    private OneLicenseBench() {}

    public static void main(String... arguments) throws Exception {
        int threads = Integer.parseInt(arguments[0]);
        int machines = Integer.parseInt(arguments[1]);
        for (int round = 1; round <= ROUNDS; round++) {
            switch (arguments[2]) {
                case "sqlite" -> onSqlite(threads, machines);
                case "postgres" -> onPostgres(threads, machines);
                default -> throw new IllegalArgumentException("sqlite or postgres, not " + arguments[2]);
            }
        }
    }

    private static void onSqlite(int threads, int machines) throws Exception {
        Path data = Files.createTempDirectory("lictor-one-licence");
        try (WriteSideFixture writeSide = WriteSideFixture.open(data.resolve("data"))) {
            measure(writeSide, threads, machines);
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private static void onPostgres(int threads, int machines) throws Exception {
        try (PostgresServer server = PostgresServer.start();
                WriteSideFixture writeSide =
                        WriteSideFixture.on(PostgresStore.open(server.url("postgres"), PostgresServer.USER, null))) {
            measure(writeSide, threads, machines);
        }
    }

    private static void measure(WriteSideFixture writeSide, int threads, int machines) throws InterruptedException {
        writeSide.withProduct().issue(LICENSE, Kind.PERPETUAL, machines);
        double seconds = activate(writeSide, threads, machines);
        int inUse = writeSide.license(LICENSE).activations().size();
        System.out.printf("%d threads, %d of %d activated: %.0f/s%n", threads, inUse, machines, machines / seconds);
    }

    private static double activate(WriteSideFixture writeSide, int threads, int machines) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(threads);
        CountDownLatch done = new CountDownLatch(threads);
        long begin;
        try (var executor = Executors.newFixedThreadPool(threads)) {
            for (int thread = 0; thread < threads; thread++) {
                int first = thread;
                executor.submit(() -> {
                    ready.countDown();
                    ready.await();
                    for (int machine = first; machine < machines; machine += threads) {
                        writeSide.send(new ActivateLicense(LICENSE, "m-" + machine, null, null, at("2026-03-01")));
                    }
                    done.countDown();
                    return machines;
                });
            }
            ready.await();
            begin = System.nanoTime();
            done.await();
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
