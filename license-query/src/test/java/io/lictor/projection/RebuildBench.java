package io.lictor.projection;

import io.lictor.compliance.ComplianceBlueprint;
import io.lictor.event.Event;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseRenewed;
import io.lictor.query.EventsOnDisk;
import io.lictor.query.Sold;
import io.lictor.readmodel.ReadModel;
import io.lictor.readmodel.ReadModelClient;
import io.lictor.readmodel.embedded.EmbeddedMongo;
import io.lictor.term.Span;
import io.lictor.term.Term;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** How fast an empty read model is filled, alone and with another projection behind it: {@code 10000} licences with six events each, or as many as told. */
public final class RebuildBench {

    private RebuildBench() {}

    public static void main(String[] arguments) throws Exception {
        int licenses = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        Path directory = Files.createTempDirectory("lictor-rebuild");
        try (EventsOnDisk events = new EventsOnDisk(directory)) {
            fill(events, licenses);
            for (int run = 0; run < (arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1); run++) {
                replay(events, false);
                replay(events, true);
            }
        }
    }

    /** Fills the read model alone, or with the other projection coming after it. */
    private static void replay(EventsOnDisk events, boolean both) {
        try (EmbeddedMongo mongo = EmbeddedMongo.start();
                var client = ReadModelClient.open(mongo.connectionString());
                var projection = Projection.embedded(events.log(), new ReadModel(client.getDatabase("lictor")));
                var compliance = new Projection(
                        events.log(),
                        client.getDatabase("lictor"),
                        new ComplianceBlueprint(),
                        _ -> {},
                        ProjectionSettings.embedded().gently())) {
            if (both) {
                compliance.startAfter(projection);
            }
            fill(both ? "licenses, with compliance to come" : "licenses, alone", projection, projection::start, events);
            if (both) {
                fill("compliance", compliance, () -> {}, events);
            }
        }
    }

    private static void fill(String what, Projection projection, Runnable start, EventsOnDisk events) {
        long cpu = cpuNanos();
        long began = System.nanoTime();
        start.run();
        if (!projection.position().await(events.log().lastPosition(), Duration.ofMinutes(5))) {
            throw new IllegalStateException("Not done in five minutes");
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f s, %.1f s of CPU%n",
                what,
                (System.nanoTime() - began) / 1e9,
                (cpuNanos() - cpu) / 1e9);
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Sales first, then what happened to them in turns: the worst order for a projection that works in batches. */
    private static void fill(EventsOnDisk events, int licenses) {
        List<Sold> sold = new ArrayList<>();
        for (int i = 0; i < licenses; i++) {
            sold.add(Sold.subscription(new UUID(0x0198_0000_0000_7000L, i), "customer-" + i % 2_000));
        }
        append(events, sold.stream().flatMap(sale -> sale.events().stream()).toList());
        for (int round = 0; round < 3; round++) {
            String fingerprint = "machine-" + round;
            append(
                    events,
                    sold.stream()
                            .map(sale -> (Event) new LicenseActivated(
                                    sale.licenseId(), fingerprint, "Workstation", "2026.1", sale.at()))
                            .toList());
        }
        append(
                events,
                sold.stream()
                        .map(sale -> (Event) new LicenseRenewed(
                                sale.licenseId(),
                                Term.startingAt(Sold.NEW_YEAR, Span.ofYears(1)).next(Span.ofYears(1)),
                                sale.at()))
                        .toList());
    }

    private static void append(EventsOnDisk events, List<Event> all) {
        for (int from = 0; from < all.size(); from += 500) {
            events.append(all.subList(from, Math.min(all.size(), from + 500)));
        }
    }
}
