package io.lictor.store;

import io.lictor.event.Event;
import io.lictor.event.LicenseActivated;
import io.lictor.store.axon.AxonEventStore;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.postgres.PostgresStore;
import io.lictor.store.sqlite.SqliteStore;
import io.lictor.testing.PostgresServer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/**
 * Benchmark of reading and decoding events in one thread, round by round: without texts, and with a label each. Not a
 * test: run {@code main}, with the number of events, on SQLite, or on PostgreSQL if told so.
 */
final class ReplayThroughput {

    private static final int PAGE = 1_000;
    private static final int ROUNDS = 6;

    private ReplayThroughput() {}

    static void main(String[] arguments) throws Exception {
        int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        if (arguments.length > 1 && arguments[1].equals("postgres")) {
            try (PostgresServer server = PostgresServer.start();
                    PostgresStore store = PostgresStore.open(server.url("postgres"), PostgresServer.USER, null)) {
                measure(store, events);
            }
        } else {
            try (DataDirectory data = DataDirectory.take(
                            Files.createTempDirectory("replay").resolve("data"));
                    SqliteStore store = SqliteStore.open(data)) {
                measure(store, events);
            }
        }
    }

    private static void measure(LicensingStore store, int events) {
        fill(store, events, null);
        fill(store, events, "Reading room 1");
        for (int round = 0; round < ROUNDS; round++) {
            IO.println("round %d: without texts %s, with a label each %s"
                    .formatted(round, replay(store, 0, events), replay(store, events, 2L * events)));
        }
    }

    private static void fill(LicensingStore store, int events, String label) {
        for (int from = 0; from < events; from += 500) {
            List<GenericDomainEventMessage<?>> batch = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                UUID license = UUID.randomUUID();
                batch.add(new GenericDomainEventMessage<>(
                        "License",
                        license.toString(),
                        0,
                        new LicenseActivated(license, "a machine of some name", label, "2.0", Facts.AT)));
            }
            AxonEventStore.over(store).publish(batch);
        }
    }

    private static String replay(LicensingStore store, long after, long until) {
        long begin = System.nanoTime();
        long cpu = cpuNanos();
        long position = after;
        long fingerprints = 0;
        while (position < until) {
            for (StoredEvent stored : store.log().after(position, PAGE)) {
                Event event = store.log().decode(stored);
                fingerprints += event.streamId().length();
                position = stored.position();
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return "%.0f/s (%.2f µs of CPU each)"
                .formatted((until - after) / seconds + 0 * fingerprints, (cpuNanos() - cpu) / 1e3 / (until - after));
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
