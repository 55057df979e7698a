package io.lictor.bench.speed;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks at fixed instants. Who is free takes the next one and waits for it; where all are waiting for answers the instant
 * passes, and the time since then counts.
 */
final class OpenLoop {

    private static final int CONNECTIONS = 128;

    private final Plan plan;
    private final double perSecond;
    private final long[] nanos;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    private OpenLoop(Plan plan, double perSecond, int count) {
        this.plan = plan;
        this.perSecond = perSecond;
        this.nanos = new long[count];
    }

    static Open run(Plan plan, double perSecond, int seconds) throws InterruptedException {
        int count = (int) Math.max(1, Math.min(plan.left(), (long) (perSecond * seconds)));
        return new OpenLoop(plan, perSecond, count).run();
    }

    private Open run() throws InterruptedException {
        long start = System.nanoTime() + 200_000_000;
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                workers.execute(() -> work(start));
            }
        }
        Arrays.sort(nanos);
        return new Open(
                perSecond,
                Percentiles.millis(nanos, 50),
                Percentiles.millis(nanos, 99),
                Percentiles.millis(nanos, 99.9),
                Percentiles.millis(nanos, 100),
                failures.get());
    }

    private void work(long start) {
        try (HttpLine line = new HttpLine(plan.server())) {
            for (long number = next.getAndIncrement(); number < nanos.length; number = next.getAndIncrement()) {
                byte[] request = plan.request(plan.first() + number);
                long due = start + (long) (number * 1e9 / perSecond);
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                if (!succeeds(line, request)) {
                    failures.incrementAndGet();
                }
                nanos[(int) number] = System.nanoTime() - due;
            }
        }
    }

    private static boolean succeeds(HttpLine line, byte[] request) {
        try {
            return line.ask(request) / 100 == 2;
        } catch (IOException e) {
            line.close(); // the next request opens another one
            return false;
        }
    }
}
