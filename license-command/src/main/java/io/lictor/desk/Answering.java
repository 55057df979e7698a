package io.lictor.desk;

import io.lictor.handling.Envelope;
import io.lictor.handling.Outcome;
import io.lictor.handling.WithEvents;
import io.lictor.web.AnswerKeeper;
import io.lictor.web.Caller;
import io.lictor.web.ProblemException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.springframework.http.ResponseEntity;

/**
 * Sends a command and makes the answer of what came of it. Where the caller may ask again for that answer, it is kept in
 * the transaction of the command's events, and on its own where there are none; in any case before it is given.
 */
public final class Answering<S> {

    private final Function<Envelope, Outcome<S>> command;
    private final Refusals refusals;

    /** {@code command} is sent once, in the envelope it is given. */
    public Answering(Function<Envelope, Outcome<S>> command, Refusals refusals) {
        this.command = command;
        this.refusals = refusals;
    }

    /**
     * The answer that {@code answer} makes; it may be asked more than once, and before the events it tells of are
     * visible. {@link ProblemException} for a refusal.
     */
    public <T> ResponseEntity<T> answer(
            Caller caller, LongPredicate expected, Function<Outcome.Done<S>, ResponseEntity<T>> answer) {
        AnswerKeeper keeper = caller.answers();
        AtomicReference<ResponseEntity<T>> kept = new AtomicReference<>();
        WithEvents keep = (events, done) -> {
            kept.set(answer.apply(ours(done)));
            keeper.keepWith(events, kept.get());
        };
        Envelope envelope = new Envelope(
                caller.subject(), caller.correlationId(), expected, keeper.isWanted() ? keep : WithEvents.NOTHING);
        return switch (command.apply(envelope)) {
            case Outcome.Refused(var rejection) -> throw refused(refusals.problem(rejection), keeper);
            case Outcome.Done<S> done when keeper.isWanted() && !done.recorded().isEmpty() -> kept.get();
            case Outcome.Done<S> done -> unchanged(answer.apply(done), keeper);
        };
    }

    private static ProblemException refused(ProblemException refusal, AnswerKeeper keeper) {
        if (keeper.isWanted()) {
            keeper.keep(refusal.toResponse());
        }
        return refusal;
    }

    private static <T> ResponseEntity<T> unchanged(ResponseEntity<T> answer, AnswerKeeper keeper) {
        keeper.keep(answer);
        return answer;
    }

    @SuppressWarnings("unchecked") // what came of our own command
    private Outcome.Done<S> ours(Outcome.Done<?> done) {
        return (Outcome.Done<S>) done;
    }
}
