package io.lictor.handling;

import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.at;

import io.lictor.command.ActivateLicense;
import io.lictor.desk.House;
import io.lictor.license.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * Machines of one volume licence that all activate at once, in process on SQLite: {@code threads machines directory}.
 * Prints activations per second for each round.
 */
final class OneLicenseBench {

    private static final int ROUNDS = 3;

    private OneLicenseBench() {}

    public static void main(String... arguments) throws Exception {
        int threads = Integer.parseInt(arguments[0]);
        int machines = Integer.parseInt(arguments[1]);
        for (int round = 1; round <= ROUNDS; round++) {
            Path data = Files.createTempDirectory(Path.of(arguments[2]), "one-licence");
            try (House house = House.open(data.resolve("data")).withProduct()) {
                house.issue(LICENSE, Kind.PERPETUAL, machines);
                double seconds = activate(house, threads, machines);
                int inUse = house.license(LICENSE).activations().size();
                System.out.printf(
                        "%d threads, %d of %d activated: %.0f/s%n", threads, inUse, machines, machines / seconds);
            }
        }
    }

    private static double activate(House house, int threads, int machines) throws InterruptedException {
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
                        house.send(new ActivateLicense(LICENSE, "m-" + machine, null, null, at("2026-03-01")));
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
