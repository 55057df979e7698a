package io.lictor.bench.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Asks at fixed instants, each time on a connection that is free; where all are waiting for answers the instant passes, and
 * the time since then counts. One thread does it all, so that little is taken from the service; it is up to a millisecond
 * late, which counts as the service's.
 */
final class OpenLoop {

    private static final int CONNECTIONS = 128;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    private final Plan plan;
    private final double perSecond;
    private final long[] nanos;
    private final long start;
    private final Deque<HttpLine> free = new ArrayDeque<>();
    private int sent;
    private int done;
    private long failures;

    private OpenLoop(Plan plan, double perSecond, int count) {
        this.plan = plan;
        this.perSecond = perSecond;
        this.nanos = new long[count];
        this.start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
    }

    static Open run(Plan plan, double perSecond, int seconds) throws IOException {
        int count = (int) Math.max(1, Math.min(plan.left(), (long) (perSecond * seconds)));
        return new OpenLoop(plan, perSecond, count).run();
    }

    private Open run() throws IOException {
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                free.add(HttpLine.open(plan.server(), selector));
            }
            long heard = start;
            while (done < nanos.length) {
                send(selector);
                if (selector.select(key -> receive(key, selector), 1) > 0) {
                    heard = System.nanoTime();
                } else if (System.nanoTime() - heard > PATIENCE) {
                    break;
                }
            }
            giveUpOnTheRest(selector);
        }
        Arrays.sort(nanos);
        return new Open(
                perSecond,
                Percentiles.millis(nanos, 50),
                Percentiles.millis(nanos, 99),
                Percentiles.millis(nanos, 99.9),
                Percentiles.millis(nanos, 100),
                failures);
    }

    private void send(Selector selector) {
        while (sent < nanos.length && !free.isEmpty() && System.nanoTime() >= due(sent)) {
            int number = sent++;
            HttpLine line = free.removeFirst();
            try {
                line.send(plan.request(plan.first() + number), number);
            } catch (IOException e) {
                replace(line, selector);
            }
        }
    }

    private void receive(SelectionKey key, Selector selector) {
        HttpLine line = (HttpLine) key.attachment();
        try {
            int status = line.receive();
            if (status > 0) {
                done(line.number(), status / 100 == 2);
                if (line.isLast()) {
                    replace(line, selector);
                } else {
                    free.addLast(line);
                }
            }
        } catch (IOException e) {
            replace(line, selector);
        }
    }

    private void replace(HttpLine line, Selector selector) {
        if (line.isWaiting()) {
            done(line.number(), false);
        }
        free.remove(line);
        try {
            line.close();
            free.addLast(HttpLine.open(plan.server(), selector));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nobody listens any more
        }
    }

    private void giveUpOnTheRest(Selector selector) throws IOException {
        for (SelectionKey key : selector.keys()) {
            HttpLine line = (HttpLine) key.attachment();
            if (line.isWaiting()) {
                done(line.number(), false);
            }
            line.close();
        }
        while (sent < nanos.length) {
            done(sent++, false);
        }
    }

    private void done(int number, boolean isGood) {
        nanos[number] = System.nanoTime() - due(number);
        failures += isGood ? 0 : 1;
        done++;
    }

    private long due(int number) {
        return start + (long) (number * 1e9 / perSecond);
    }
}
