package io.lictor.bench.replay;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.Locale;
import java.util.function.Supplier;

/** Prints a line for each thing done with all events: how fast it was, what it cost, and what it keeps in memory. */
final class Stopwatch {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final long events;
    private final long licenses;

    Stopwatch(long events, long licenses) {
        this.events = events;
        this.licenses = licenses;
    }

    static void head() {
        System.out.printf(
                "%-24s %8s %12s %14s %10s %12s%n", "into", "s", "events/s", "µs CPU/event", "heap MB", "B/licence");
    }

    /** {@code work} returns what it has made, so that it is counted. */
    void time(String into, Supplier<Object> work) {
        long empty = heap();
        long cpu = SYSTEM.getProcessCpuTime();
        long began = System.nanoTime();
        Object made = work.get();
        double seconds = (System.nanoTime() - began) / 1e9;
        double micros = (SYSTEM.getProcessCpuTime() - cpu) / 1e3 / events;
        long kept = Math.max(0, heap() - empty);
        System.out.printf(
                Locale.ROOT,
                "%-24s %8.2f %,12.0f %14.1f %10d %,12d%n",
                into,
                seconds,
                events / seconds,
                micros,
                kept >> 20,
                kept / licenses);
        Reference.reachabilityFence(made); // or it might be gone before it is weighed
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
