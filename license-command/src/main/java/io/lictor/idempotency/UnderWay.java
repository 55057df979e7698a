package io.lictor.idempotency;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The keys of the requests this process is busy with: a second request of a key waits for the first. */
final class UnderWay {

    private final ConcurrentMap<String, CompletableFuture<Void>> requests = new ConcurrentHashMap<>();

    /** Returns true when it is this request's turn, which it must {@link #end}; false if that took too long. */
    boolean begin(String keyHash, Duration patience) throws InterruptedException {
        CompletableFuture<Void> own = new CompletableFuture<>();
        long deadline = System.nanoTime() + patience.toNanos();
        CompletableFuture<Void> other = requests.putIfAbsent(keyHash, own);
        while (other != null) {
            try {
                other.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException("Nobody completes it so", e);
            }
            other = requests.putIfAbsent(keyHash, own);
        }
        return true;
    }

    void end(String keyHash) {
        CompletableFuture<Void> ended = requests.remove(keyHash);
        if (ended != null) {
            ended.complete(null);
        }
    }
}
