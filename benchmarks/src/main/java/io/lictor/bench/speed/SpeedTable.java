package io.lictor.bench.speed;

import java.util.Locale;

/** The report for people, in Markdown. */
final class SpeedTable {

    private static final String HEAD = """

            ## %s

            | Call | 1 | 16 | 256 connections | × bare POST | p50 / p99 / p99.9 with 16 | at half the peak: p50 / p99 / p99.9 | bare POST's p99 there | CPU | allocated | failures | target | |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|---|
            """;

    private SpeedTable() {}

    static String of(Speed speed) {
        Limits limits = speed.limits();
        StringBuilder text = new StringBuilder("""
                # How fast it is

                Taken in one run on one machine, shared with the load generator: %s. Throughput per second, times in
                milliseconds, CPU (µs) and allocation (kB) of the service per answer, with 16 connections. Histories have 20 events.

                | Limit of this machine | per second |
                |---|--:|
                | fdatasync of 4 KiB | %s |
                | SQLite, one writer, 64 rows a transaction: rows | %s |
                | PostgreSQL, pgbench, 16 clients: single-row inserts | %s |

                A thread that wants to sleep a millisecond wakes up to %.1f ms too late (p99), with nothing else to do.
                """.formatted(
                        speed.machine(),
                        whole(limits.syncs()),
                        whole(limits.sqliteRows()),
                        Double.isNaN(limits.pgbenchInserts()) ? "not measured" : whole(limits.pgbenchInserts()),
                        limits.lateMillis()));
        for (String store : speed.stores()) {
            text.append(HEAD.formatted(store));
            speed.ofStore(store).forEach(one -> text.append(row(one)));
        }
        return text.toString();
    }

    private static String row(Measured one) {
        Closed busy = one.at(16);
        Open open = one.open();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.2f | %.1f / %.1f / %.1f | %s/s: %.1f / %.1f / %.1f | %.1f | %.0f | %.0f | %d | %s | %s |%n",
                one.call().label,
                whole(one.at(1).perSecond()),
                whole(busy.perSecond()),
                whole(one.at(256).perSecond()),
                one.ofBare(),
                busy.p50(),
                busy.p99(),
                busy.p999(),
                whole(open.perSecond()),
                open.p50(),
                open.p99(),
                open.p999(),
                one.bareOpen().p99(),
                busy.cpuMicros(),
                busy.allocatedKilobytes(),
                one.failures(),
                target(one.call().target),
                one.hasTarget() || one.failures() > 0 ? one.isGood() ? "✓" : "✗" : "");
    }

    private static String target(Call.Target target) {
        StringBuilder text = new StringBuilder();
        if (target.ofBare() > 0) {
            text.append("≥ ").append(target.ofBare()).append(" × bare");
        }
        if (target.perSecond() > 0) {
            text.append("≥ ").append(whole(target.perSecond())).append("/s with 256, no failures");
        }
        if (target.millis() > 0) {
            text.append(", p99 ≤ ").append(whole(target.millis())).append(" ms at half the peak");
        }
        return text.toString();
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
