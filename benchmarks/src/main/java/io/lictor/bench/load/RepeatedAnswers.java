package io.lictor.bench.load;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers to one request that was sent twice at the same moment. */
record RepeatedAnswers(Answer one, Answer other) {

    static RepeatedAnswers of(Callable<Answer> one, Callable<Answer> other) {
        CompletableFuture<Answer> second = new CompletableFuture<>();
        Thread.startVirtualThread(() -> second.complete(outcome(other)));
        Answer first = outcome(one);
        return new RepeatedAnswers(first, second.join());
    }

    private static Answer outcome(Callable<Answer> sending) {
        try {
            return sending.call();
        } catch (Exception e) {
            return new Answer.Lost(e.toString());
        }
    }

    /** Returns whether both were answered for good, and not alike. */
    boolean contradict() {
        return isFinal(one)
                && isFinal(other)
                && one instanceof Answer.Told a
                && other instanceof Answer.Told b
                && !(a.status() == b.status() && a.body().equals(b.body()));
    }

    /** The one that says most of what was done. */
    Answer better() {
        if (isFinal(one)) {
            return one;
        }
        if (isFinal(other)) {
            return other;
        }
        return one instanceof Answer.Refused ? other : one;
    }

    Answer.@Nullable Told told() {
        return one instanceof Answer.Told told ? told : null;
    }

    private static boolean isFinal(Answer answer) {
        return answer instanceof Answer.Told told && !told.isPostponed();
    }
}
