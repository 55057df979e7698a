package io.lictor.bench.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.lictor.bench.load.Answer;
import io.lictor.bench.load.Api;
import io.lictor.bench.load.Json;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** One measurement of one server. */
final class FeedRun {

    private static final int WRITERS = 8;
    private static final int WARM_UP = 200;
    private static final long PATIENCE = 120_000_000_000L;

    private final FeedOptions options;
    private final Api api;
    private final URI server;
    private final String token;
    private final List<Follower> followers = new ArrayList<>();

    FeedRun(FeedOptions options, Api api, URI server, String token) {
        this.options = options;
        this.api = api;
        this.server = server;
        this.token = token;
    }

    /** Runs; returns whether everything was as it should be. */
    boolean run() throws IOException, InterruptedException {
        String license = sell();
        long begin = activate(license, "first");
        int most = WARM_UP + options.writes() + options.burst();
        List<Follower> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < options.readers(); i++) {
                Follower follower = new Follower(server, token, begin, most);
                followers.add(follower);
                Thread.ofVirtual().start(follower::read);
            }
            for (int i = 0; i < options.stalled(); i++) {
                stalled.add(new Follower(server, token, begin, 0));
            }
            System.out.printf("%d readers follow, %d have stopped reading%n", options.readers(), options.stalled());
            writes(license, "warm", WARM_UP);
            Latencies latencies = oneByOne(license);
            long last = burst(license);
            return isWhole(last) && latencies.percentile(99) <= 100;
        } finally {
            for (Follower follower : followers) {
                follower.close();
            }
            for (Follower follower : stalled) {
                follower.close();
            }
        }
    }

    private Latencies oneByOne(String license) throws InterruptedException {
        ServerCost before = ServerCost.of(api, server);
        long[] fromAnswer = new long[options.writes() * options.readers()];
        int n = 0;
        for (int i = 0; i < options.writes(); i++) {
            Thread.sleep(options.pause());
            long position = activate(license, "one-" + i);
            long answered = System.nanoTime();
            await(position);
            for (Follower follower : followers) {
                fromAnswer[n++] = Math.max(0, follower.seenAt(position) - answered);
            }
        }
        Latencies latencies = Latencies.of(fromAnswer);
        System.out.printf(
                "%d writes one by one, from the answer to the line at each reader: %s; %s%n",
                options.writes(), latencies, ServerCost.of(api, server).since(before));
        return latencies;
    }

    private long burst(String license) throws InterruptedException {
        ServerCost before = ServerCost.of(api, server);
        long start = System.nanoTime();
        long last = writes(license, "burst", options.burst());
        double written = (System.nanoTime() - start) / 1e9;
        await(last);
        double read = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%d writes at once in %.1f s, at the last reader after %.1f s (%.0f events/s written out); %s%n",
                options.burst(),
                written,
                read,
                options.burst() * options.readers() / read,
                ServerCost.of(api, server).since(before));
        return last;
    }

    private boolean isWhole(long last) {
        long whole = followers.stream()
                .filter(follower -> follower.isInOrder() && follower.reached() == last)
                .count();
        System.out.printf("%d of %d readers got every event once and in order%n", whole, followers.size());
        return whole == followers.size();
    }

    private void await(long position) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        for (Follower follower : followers) {
            while (follower.reached() < position) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("A reader waits for position " + position + " at "
                            + follower.reached() + ": " + (follower.isInOrder() ? "nothing came" : "there was a gap"));
                }
                Thread.sleep(1);
            }
        }
    }

    /** Several at once; returns the last position. */
    private long writes(String license, String name, int count) throws InterruptedException {
        Semaphore free = new Semaphore(WRITERS);
        List<Long> positions = Collections.synchronizedList(new ArrayList<>(List.of(0L)));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                String machine = name + "-" + i;
                free.acquire();
                threads.submit(() -> {
                    try {
                        return positions.add(activate(license, machine));
                    } finally {
                        free.release();
                    }
                });
            }
        }
        return positions.stream().max(Long::compare).orElseThrow();
    }

    private String sell() throws InterruptedException {
        return post(
                        "/v1/licenses",
                        Map.of(
                                "product",
                                product(),
                                "customer",
                                "bench",
                                "kind",
                                "PERPETUAL",
                                "activationLimit",
                                100_000))
                .path("licenseId")
                .asText();
    }

    private String product() throws InterruptedException {
        Answer answer = api.put(server, "/v1/products/feed-bench", "{}");
        if (!(answer instanceof Answer.Told told) || !told.isGood()) {
            throw new IllegalStateException("No product: " + answer);
        }
        return "feed-bench";
    }

    private long activate(String license, String machine) throws InterruptedException {
        return post("/v1/licenses/" + license + "/activations", Map.of("fingerprint", machine))
                .path("position")
                .asLong();
    }

    private JsonNode post(String path, Map<String, ?> body) throws InterruptedException {
        Answer answer = api.post(server, path, Json.write(body));
        if (answer instanceof Answer.Told told && told.isGood()) {
            return told.json();
        }
        throw new IllegalStateException(path + ": " + answer);
    }
}
