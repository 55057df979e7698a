package io.lictor.bench.mixed;

import io.lictor.bench.population.Group;
import io.lictor.bench.population.SoldLicense;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Start-up checks of many machines, so many a second, each sent when its time has come, whatever became of those before. */
final class Checks {

    private static final int KEYS = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final List<String> keys = new ArrayList<>();
    private final long pauseNanos;
    private final Random random = new Random(1);

    Checks(URI server, Group group, int perSecond) {
        this.server = server.resolve("/v1/client/validate");
        int step = Math.max(1, group.licenses() / KEYS);
        for (int number = 0; number < group.licenses(); number += step) {
            SoldLicense sale = group.sale(number);
            keys.add(sale.key());
        }
        this.pauseNanos = 1_000_000_000L / perSecond;
    }

    /** Times from when each was due to its answer, in nanoseconds, in ascending order. */
    record Answers(long[] sorted, int failed) {

        double millis(double percent) {
            return sorted[Math.max(0, (int) Math.ceil(percent / 100 * sorted.length) - 1)] / 1e6;
        }
    }

    Answers run(Duration length) {
        List<CompletableFuture<Long>> asked = new ArrayList<>();
        long began = System.nanoTime();
        for (long due = began; due - began < length.toNanos(); due += pauseNanos) {
            LockSupport.parkNanos(due - System.nanoTime());
            long wanted = due;
            asked.add(http.sendAsync(request(), BodyHandlers.ofString()).handle((answer, failure) -> {
                long took = System.nanoTime() - wanted;
                return failure == null && answer.statusCode() == 200 ? took : -took;
            }));
        }
        long[] times = asked.stream().mapToLong(CompletableFuture::join).toArray();
        int failed = (int) Arrays.stream(times).filter(time -> time < 0).count();
        return new Answers(Arrays.stream(times).map(Math::abs).sorted().toArray(), failed);
    }

    private HttpRequest request() {
        String body = "{\"key\":\"%s\",\"fingerprint\":\"machine-1\",\"modules\":[\"seg\"]}"
                .formatted(keys.get(random.nextInt(keys.size())));
        return HttpRequest.newBuilder(server)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
