package io.lictor.endpoint;

import io.lictor.command.Rejection;
import io.lictor.handling.CommandContext;
import io.lictor.handling.Outcome;
import io.lictor.handling.TransactionalWork;
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

    private final Object command;
    private final Function<CommandContext, Outcome<S>> sender;
    private final RejectionAnswers refusals;

    /** {@code sender} is to send the command once, in the envelope it is given. */
    public Answering(Object command, Function<CommandContext, Outcome<S>> sender, RejectionAnswers refusals) {
        this.command = command;
        this.sender = sender;
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
        TransactionalWork keep = done -> {
            kept.set(answer.apply(ours(done)));
            return keeper.keeping(kept.get());
        };
        CommandContext envelope = new CommandContext(
                caller.subject(),
                caller.correlationId(),
                expected,
                keeper.isWanted() ? keep : TransactionalWork.NOTHING);
        return switch (sender.apply(envelope)) {
            case Outcome.Refused<S> refused -> throw refused(refused, caller);
            case Outcome.Done<S> done when keeper.isWanted() && !done.recorded().isEmpty() -> kept.get();
            case Outcome.Done<S> done -> unchanged(answer.apply(done), keeper);
        };
    }

    /**
     * It is on record once it is the answer: where somebody else answered first, it is not. What was no valid request is
     * neither kept nor on record, wherever that was found out.
     */
    private ProblemException refused(Outcome.Refused<S> refused, Caller caller) {
        ProblemException problem = refusals.problem(refused.rejection(), caller.subject());
        if (refused.rejection() instanceof Rejection.InvalidRequest) {
            return problem;
        }
        if (caller.answers().isWanted()) {
            caller.answers().keep(problem.toResponse());
        }
        refusals.record(command, refused, caller);
        return problem;
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
