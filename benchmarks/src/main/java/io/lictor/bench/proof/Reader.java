package io.lictor.bench.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.lictor.bench.load.Answer;
import io.lictor.bench.load.Api;
import io.lictor.bench.load.Json;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads from one instance, and comes back while it says that it is not ready yet. */
final class Reader {

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final long PATIENCE = Duration.ofSeconds(90).toNanos();
    private static final int PAGE_OF_EVENTS = 10_000;

    private final Api api;
    private final URI server;

    Reader(Api api, URI server) {
        this.api = api;
        this.server = server;
    }

    URI server() {
        return server;
    }

    /** Returns all events after a position, in the order of the feed. */
    List<FeedEvent> events(long after) throws InterruptedException {
        List<FeedEvent> events = new ArrayList<>();
        long position = after;
        while (true) {
            String page = text("/v1/events?after=" + position + "&limit=" + PAGE_OF_EVENTS, position);
            List<FeedEvent> read = page.lines().map(FeedEvent::read).toList();
            if (read.isEmpty()) {
                return events;
            }
            events.addAll(read);
            position = read.getLast().position();
        }
    }

    JsonNode get(String path, long after) throws InterruptedException {
        return Json.read(text(path, after));
    }

    private String text(String path, long after) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            Answer answer = api.read(server, path, after);
            if (answer instanceof Answer.Told told && told.isGood()) {
                return told.body();
            }
            boolean later = !(answer instanceof Answer.Told told) || told.isPostponed();
            if (!later || System.nanoTime() > end) {
                throw new IllegalStateException("%s%s: %s".formatted(server, path, answer));
            }
            Thread.sleep(PAUSE);
        }
    }

    /** The key of a licence, or the refusal to show it. */
    Answer keyOf(String licenseId, long after) throws InterruptedException {
        return api.read(server, "/v1/licenses/" + licenseId + "/key", after);
    }

    /** Returns the answer of a POST that changes nothing. */
    Answer ask(String path, String body) throws InterruptedException {
        return api.post(server, path, body);
    }
}
