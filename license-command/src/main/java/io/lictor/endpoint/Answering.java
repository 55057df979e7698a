package io.lictor.endpoint;

import io.lictor.command.Rejection;
import io.lictor.handling.CommandContext;
import io.lictor.handling.Outcome;
import io.lictor.handling.TransactionalWork;
import io.lictor.web.AnswerRecorder;
import io.lictor.web.Caller;
import io.lictor.web.ProblemException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.springframework.http.ResponseEntity;

/**
 * Sends a command and answers what came of it.
 *
 * <ol>
 *   <li>The command goes to {@link CommandGateway} with a {@link CommandContext}.
 *   <li>Once it is decided, and before its events are appended, the answer is made but for positions. If the caller sent an
 *       {@code Idempotency-Key}, a row that keeps the answer joins the append.
 *   <li>Once the events are durable, their positions are put into the answer.
 *   <li>A rejection, and an answer of a command without events, are kept in a transaction of their own.
 * </ol>
 */
public final class Answering<S> {

    private final Object command;
    private final Function<CommandContext, Outcome<S>> sender;
    private final RejectionAnswers rejections;

    /** {@code sender} sends the command once, in the context it is given. */
    public Answering(Object command, Function<CommandContext, Outcome<S>> sender, RejectionAnswers rejections) {
        this.command = command;
        this.sender = sender;
        this.rejections = rejections;
    }

    /** Returns the answer that {@code answer} makes; throws {@link ProblemException} for a rejection. */
    public <T> ResponseEntity<T> answer(
            Caller caller, LongPredicate expected, Function<Outcome.Done<S>, PendingAnswer<T>> answer) {
        AnswerRecorder recorder = caller.answers();
        AtomicReference<PendingAnswer<T>> made = new AtomicReference<>();
        TransactionalWork work = (done, first) -> {
            PendingAnswer<T> pending = answer.apply(ours(done));
            made.set(pending);
            return recorder.isWanted() ? List.of(recorder.keeping(pending.at(0), first)) : List.of();
        };
        CommandContext context = new CommandContext(caller.subject(), caller.correlationId(), expected, work);
        return switch (sender.apply(context)) {
            case Outcome.Rejected<S> rejected -> throw rejected(rejected, caller);
            case Outcome.Done<S> done
            when done.isUnchanged() -> unchanged(answer.apply(done).at(0), recorder);
            case Outcome.Done<S> done -> made.get().at(done.events().first());
        };
    }

    /**
     * Records the rejection once it is the answer; if another instance answered first, it isn't. An invalid request is neither
     * kept nor recorded, wherever it was found to be one.
     */
    private ProblemException rejected(Outcome.Rejected<S> rejected, Caller caller) {
        ProblemException problem = rejections.problem(rejected.rejection(), caller.subject());
        if (rejected.rejection() instanceof Rejection.InvalidRequest) {
            return problem;
        }
        if (caller.answers().isWanted()) {
            caller.answers().keep(problem.toResponse());
        }
        rejections.record(command, rejected, caller);
        return problem;
    }

    private static <T> ResponseEntity<T> unchanged(ResponseEntity<T> answer, AnswerRecorder recorder) {
        recorder.keep(answer);
        return answer;
    }

    @SuppressWarnings("unchecked") // the outcome of our own command
    private Outcome.Done<S> ours(Outcome.Done<?> done) {
        return (Outcome.Done<S>) done;
    }
}
