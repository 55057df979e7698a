package io.lictor.bench.commands;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rate of something: how often a second, and its cost in CPU of this process and of the whole machine, if the system
 * tells it.
 */
record Rate(double perSecond, double micros, double machineMicros) {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Nanoseconds of CPU so far. */
    private record Spent(long process, long machine) {

        static Spent now() {
            return new Spent(SYSTEM.getProcessCpuTime(), machineNanos());
        }
    }

    /** Has {@code threads} do {@code work} again and again for {@code time}. */
    static Rate of(int threads, Duration time, Runnable work) {
        LongAdder done = new LongAdder();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Spent before = Spent.now();
        long began = System.nanoTime();
        long end = began + time.toNanos();
        try (var executor = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                executor.execute(() -> {
                    try {
                        while (System.nanoTime() < end && failure.get() == null) {
                            work.run();
                            done.increment();
                        }
                    } catch (Throwable e) {
                        failure.compareAndSet(null, e);
                    }
                });
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("A command failed", failure.get());
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Spent after = Spent.now();
        return new Rate(
                done.sum() / seconds,
                (after.process - before.process) / 1e3 / done.sum(),
                (after.machine - before.machine) / 1e3 / done.sum());
    }

    /** Measures what another process does {@code perSecond} of within {@code work}. */
    static Rate elsewhere(WorkElsewhere work) throws IOException, InterruptedException {
        Spent before = Spent.now();
        long began = System.nanoTime();
        double perSecond = work.run();
        double count = perSecond * (System.nanoTime() - began) / 1e9;
        return new Rate(perSecond, 0, (Spent.now().machine - before.machine) / 1e3 / count);
    }

    interface WorkElsewhere {
        double run() throws IOException, InterruptedException;
    }

    /** Returns the busy time in /proc/stat's ticks of 10 ms; 0 without such a file. */
    private static long machineNanos() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            String[] ticks = lines.findFirst().orElse("").split(" +");
            long busy = 0;
            for (int i = 1; i < ticks.length && i <= 8; i++) {
                boolean isIdle = i == 4 || i == 5;
                busy += isIdle ? 0 : Long.parseLong(ticks[i]);
            }
            return busy * 10_000_000;
        } catch (IOException e) {
            return 0;
        }
    }
}
