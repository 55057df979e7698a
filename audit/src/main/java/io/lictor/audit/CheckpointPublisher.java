package io.lictor.audit;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes checkpoints to a sink, and tries again until one has arrived or there is a newer one. */
final class CheckpointPublisher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CheckpointPublisher.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final CheckpointSink sink;
    private final Duration firstWait;
    private final BlockingQueue<SignedCheckpoint> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean failing;

    CheckpointPublisher(CheckpointSink sink, Duration firstWait) {
        this.sink = sink;
        this.firstWait = firstWait;
        this.thread = Thread.ofPlatform()
                .name("lictor-checkpoint-" + sink.kind())
                .daemon()
                .start(this::run);
    }

    void take(SignedCheckpoint checkpoint) {
        waiting.add(checkpoint);
    }

    /** Returns whether the last checkpoint was tried and has not arrived. */
    boolean isFailing() {
        return failing;
    }

    String kind() {
        return sink.kind();
    }

    private void run() {
        try {
            while (true) {
                deliver(newest(waiting.take()));
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void deliver(SignedCheckpoint first) throws InterruptedException {
        SignedCheckpoint checkpoint = first;
        Duration wait = firstWait;
        while (!arrives(checkpoint)) {
            checkpoint = newest(waiting.poll(wait.toMillis(), TimeUnit.MILLISECONDS), checkpoint);
            wait = wait.compareTo(LONGEST_WAIT.dividedBy(2)) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        }
    }

    private SignedCheckpoint newest(@Nullable SignedCheckpoint polled, SignedCheckpoint otherwise) {
        return polled == null ? otherwise : newest(polled);
    }

    private SignedCheckpoint newest(SignedCheckpoint first) {
        SignedCheckpoint newest = first;
        for (SignedCheckpoint next = waiting.poll(); next != null; next = waiting.poll()) {
            newest = next;
        }
        return newest;
    }

    private boolean arrives(SignedCheckpoint checkpoint) throws InterruptedException {
        try {
            sink.publish(checkpoint.note());
            if (failing) {
                log.info("The checkpoint of size {} is at {}", checkpoint.size(), sink.place());
            }
            failing = false;
            return true;
        } catch (IOException | RuntimeException e) {
            if (!failing) {
                log.warn(
                        "The checkpoint of size {} can't be handed to {}, and is tried again: {}",
                        checkpoint.size(),
                        sink.place(),
                        e.toString());
            }
            failing = true;
            return false;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        sink.close();
    }
}
