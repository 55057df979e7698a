package io.lictor.bench.mixed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Callers who ask long questions, each the next as soon as the last is answered; told to come back, they wait as long. */
final class Askers implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String token;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Count> counts = new TreeMap<>();
    private volatile boolean closed;

    /** Begins to ask. */
    Askers(URI server, String token, int number) {
        this.server = server;
        this.token = token;
        for (int i = 0; i < number; i++) {
            Random random = new Random(i);
            threads.add(Thread.ofVirtual().start(() -> ask(random)));
        }
    }

    /** Answers to one kind of question. */
    private static final class Count {

        private int answered;
        private int told;
        private int failed;
        private double slowest;
    }

    /** What has become of the questions so far, a line for each kind. */
    record Report(List<String> lines) {

        @Override
        public String toString() {
            return String.join("\n", lines);
        }
    }

    synchronized Report report() {
        List<String> lines = new ArrayList<>();
        counts.forEach((name, count) ->
                lines.add("%s: %,d answered, %,d told to come back, %,d failed, the slowest in %,.0f ms"
                        .formatted(name, count.answered, count.told, count.failed, count.slowest)));
        return new Report(lines);
    }

    private void ask(Random random) {
        while (!closed) {
            switch (random.nextInt(6)) {
                case 0 -> get("dashboard", "/v1/dashboard");
                case 1 -> get("dashboard as of", "/v1/dashboard?at=" + past(random));
                case 2 -> get("list as of", "/v1/licenses?limit=200&sort=customer&at=" + past(random));
                case 3 ->
                    get(
                            "list with its number",
                            "/v1/licenses?limit=200&count=true&metadata.region=region-2&sort=-customer");
                case 4 ->
                    ask(
                            "what-if",
                            request("/v1/what-if")
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            "{\"policy\":{\"gracePeriod\":\"P40D\"}}")));
                default -> get("export", "/v1/audit/export");
            }
        }
    }

    /** One of four days, as a question about each instant there is would want memory for each. */
    private static Instant past(Random random) {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).minus(30L * (1 + random.nextInt(4)), ChronoUnit.DAYS);
    }

    private void get(String name, String path) {
        ask(name, request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private void ask(String name, HttpRequest.Builder question) {
        long began = System.nanoTime();
        try {
            HttpResponse<InputStream> answer = http.send(question.build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                body.transferTo(OutputStream.nullOutputStream());
            }
            count(name, answer.statusCode(), (System.nanoTime() - began) / 1e6);
            if (answer.statusCode() == 503) {
                Thread.sleep(wait(answer));
            }
        } catch (IOException e) {
            count(name, 0, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration wait(HttpResponse<?> answer) {
        Duration told = Duration.ofSeconds(
                answer.headers().firstValueAsLong("Retry-After").orElse(0));
        return told.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : told;
    }

    private synchronized void count(String name, int status, double millis) {
        Count count = counts.computeIfAbsent(name, _ -> new Count());
        if (status == 200) {
            count.answered++;
            count.slowest = Math.max(count.slowest, millis);
        } else if (status == 503) {
            count.told++;
        } else if (!closed) {
            count.failed++;
        }
    }

    @Override
    public void close() {
        closed = true;
        http.shutdownNow();
        threads.forEach(Thread::interrupt);
    }
}
