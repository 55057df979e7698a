package io.lictor.bench.proof;

import io.lictor.bench.load.Answer;
import io.lictor.bench.load.Api;
import io.lictor.bench.load.Sent;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Sends acknowledged commands again under their keys: each is answered as it was, byte for byte, and not done again. */
final class ResendCheck {

    private static final int AT_ONCE = 16;
    private static final int TRIES = 200;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Api api;
    private final List<URI> writers;

    ResendCheck(Api api, List<URI> writers) {
        this.api = api;
        this.writers = writers;
    }

    void check(Collection<Sent> acknowledged, Findings findings) throws InterruptedException, ExecutionException {
        Semaphore places = new Semaphore(AT_ONCE);
        List<Future<Findings>> results = new ArrayList<>(acknowledged.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int turn = 0;
            for (Sent sent : acknowledged) {
                URI writer = writers.get(turn++ % writers.size());
                places.acquire();
                results.add(threads.submit(() -> {
                    try {
                        return check(sent, writer);
                    } finally {
                        places.release();
                    }
                }));
            }
            for (Future<Findings> result : results) {
                findings.addAll(result.get());
            }
        }
    }

    private Findings check(Sent sent, URI writer) throws InterruptedException {
        Findings findings = new Findings();
        Answer again = send(sent, writer);
        Answer.Told first = sent.told();
        if (!(again instanceof Answer.Told told) || first == null) {
            findings.add(Fault.UNEXPECTED, "%s, sent again: %s".formatted(sent, again));
        } else if (!told.replayed()) {
            findings.add(
                    Fault.LOST,
                    "%s is not found by its key; sent again: %d %s".formatted(sent, told.status(), told.body()));
        } else if (told.status() != first.status() || !told.body().equals(first.body())) {
            findings.add(
                    Fault.UNEXPECTED,
                    "%s was answered otherwise when sent again: %d %s".formatted(sent, told.status(), told.body()));
        }
        return findings;
    }

    private Answer send(Sent sent, URI writer) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            Answer answer = api.write(writer, sent.request(), sent.key());
            boolean later = !(answer instanceof Answer.Told told) || told.isPostponed();
            if (!later || tries == TRIES) {
                return answer;
            }
            Thread.sleep(PAUSE);
        }
    }
}
