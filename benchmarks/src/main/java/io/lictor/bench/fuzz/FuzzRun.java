package io.lictor.bench.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.lictor.bench.fuzz.Wire.Outcome;
import java.io.IOException;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Sends spoiled requests over several connections at once. */
final class FuzzRun {

    private static final int SHOWN = 1_500;
    private static final int STRIDE = 10_000;

    private final URI server;
    private final RequestMutator vandal;
    private final FuzzReport report;
    private final AtomicInteger next = new AtomicInteger();

    FuzzRun(URI server, RequestMutator vandal, FuzzReport report) {
        this.server = server;
        this.vandal = vandal;
        this.report = report;
    }

    void run(int requests, int connections, long seed, Consumer<String> progress) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                threads.submit(() -> attack(requests, seed, progress));
            }
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.DAYS);
        }
    }

    private void attack(int requests, long seed, Consumer<String> progress) {
        try (Wire wire = new Wire(server)) {
            for (int number = next.getAndIncrement(); number < requests; number = next.getAndIncrement()) {
                one(wire, number, seed);
                if (number % STRIDE == STRIDE - 1) {
                    progress.accept((number + 1) + " sent");
                }
            }
        } catch (IOException | RuntimeException e) {
            report.finding("the attacker gave up: " + e, "");
        }
    }

    private void one(Wire wire, int number, long seed) throws IOException {
        RequestMutator.Spoiled request = vandal.request(new Random(seed * 1_000_003 + number));
        Outcome outcome;
        try {
            outcome = wire.exchange(request.bytes(), request.isHead(), request.whole());
        } catch (IOException e) {
            report.finding("nobody listens: " + e.getMessage(), example(number, request, ""));
            wire.close();
            return;
        }
        report.outcome(outcome instanceof Outcome.Reply reply ? Integer.toString(reply.status()) : name(outcome));
        Verdict.of(outcome, request.isHead())
                .ifPresent(what -> report.finding(
                        what,
                        example(
                                number,
                                request,
                                outcome instanceof Outcome.Reply reply
                                        ? reply.status() + " " + reply.headers() + "\n" + reply.text()
                                        : "")));
    }

    private static String name(Outcome outcome) {
        return outcome.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    private static String example(int number, RequestMutator.Spoiled request, String answer) {
        return "request %d:\n%s\nanswer:\n%s"
                .formatted(number, start(new String(request.bytes(), ISO_8859_1)), start(answer));
    }

    private static String start(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… (" + text.length() + ")";
    }
}
