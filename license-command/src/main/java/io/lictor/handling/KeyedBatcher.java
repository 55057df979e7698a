package io.lictor.handling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Queue for each key: one batch at a time is worked on for it, and keys that nobody asks for take no memory.
 *
 * <pre>
 *             submit: idle                     work ends, nobody waits
 *  (no queue) ────────────▶ one is worked on ────────────────────────▶ (no queue)
 *                             │ submit: waits          ▲
 *                             ▼                        │ the first of them leads
 *                           others wait ───────────────┘ all of them as one batch
 *                                         work ends
 * </pre>
 *
 * @param <K> what must not be worked on twice at the same time
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public final class KeyedBatcher<K, Q, A> {

    /** Bounds how long the first of a batch waits for the last. */
    private static final int MOST = 256;

    private final ConcurrentMap<K, Queue<Waiting>> lines = new ConcurrentHashMap<>();
    private final Function<List<Q>, List<A>> work;

    /** {@code work} answers each question of a batch, in their order; what it throws is thrown to all of them. */
    public KeyedBatcher(Function<List<Q>, List<A>> work) {
        this.work = work;
    }

    public A submit(K key, Q question) {
        Waiting own = new Waiting(question);
        lines.compute(key, (sameKey, line) -> {
            if (line == null) {
                own.turn.complete(List.of(own));
                return new ArrayDeque<>();
            }
            line.add(own);
            return line;
        });
        List<Waiting> batch = own.turn.join();
        if (!batch.isEmpty()) {
            lead(key, batch);
        }
        return own.answer();
    }

    /** Returns the number of keys in work. */
    int busy() {
        return lines.size();
    }

    private void lead(K key, List<Waiting> batch) {
        List<A> answers = List.of();
        Throwable failure = null;
        try {
            answers = work.apply(batch.stream().map(waiting -> waiting.question).toList());
        } catch (Throwable e) {
            failure = e;
        }
        handOver(key); // first, so that the next are at work while these are woken
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).end(failure == null ? answers.get(i) : null, failure);
        }
    }

    private void handOver(K key) {
        List<Waiting> next = new ArrayList<>();
        lines.computeIfPresent(key, (sameKey, line) -> {
            for (Waiting first = line.poll(); first != null; first = line.poll()) {
                next.add(first);
                if (next.size() == MOST) {
                    break;
                }
            }
            return next.isEmpty() ? null : line;
        });
        if (!next.isEmpty()) {
            next.getFirst().turn.complete(next);
        }
    }

    private final class Waiting {

        private final Q question;

        /** The batch to lead; nothing where somebody else led and has answered. */
        private final CompletableFuture<List<Waiting>> turn = new CompletableFuture<>();

        private @Nullable A answer;
        private @Nullable Throwable failure;

        private Waiting(Q question) {
            this.question = question;
        }

        private void end(@Nullable A given, @Nullable Throwable thrown) {
            answer = given;
            failure = thrown;
            turn.complete(List.of());
        }

        private A answer() {
            return switch (failure) {
                case null -> Objects.requireNonNull(answer);
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new IllegalStateException(e); // work throws nothing checked
            };
        }
    }
}
