package io.lictor.operations;

import io.lictor.docs.ProblemCodes;
import io.lictor.licenses.Page;
import io.lictor.projection.DeadLetter;
import io.lictor.projection.DeadLetterAdmin;
import io.lictor.projection.DeadLetterAdmin.Outcome;
import io.lictor.projection.Projection;
import io.lictor.projection.Projections;
import io.lictor.readmodel.ReadModel;
import io.lictor.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Events that could not be folded into a projection, and what waits behind them. */
@RestController
@RequestMapping("/v1/dead-letters")
@ProblemCodes(unavailable = "READ_MODEL_UNAVAILABLE")
@Tag(name = "Operations")
class DeadLetterController {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Projections projections;
    private final ReadModel readModel;

    DeadLetterController(Projections projections, ReadModel readModel) {
        this.projections = projections;
        this.readModel = readModel;
    }

    @GetMapping
    @Operation(
            operationId = "listDeadLetters",
            summary = "Events the read model could not take in, oldest first",
            description = "The later events of the same stream wait; all others flow on.")
    Page<DeadLetterView> deadLetters() {
        return Page.all(projections.all().stream()
                .flatMap(projection -> readModel
                        .ask(() -> projection.deadLetters().all())
                        .stream()
                        .map(letter -> DeadLetterView.of(projection.name(), letter)))
                .sorted(Comparator.comparingLong(DeadLetterView::position))
                .toList());
    }

    @PostMapping("/{id}/retry")
    @ProblemCodes(
            notFound = "DEAD_LETTER_NOT_FOUND",
            conflict = "DEAD_LETTER_STAYS",
            unavailable = "DEAD_LETTER_IN_HAND")
    @Operation(
            operationId = "retryDeadLetter",
            summary = "Take the event in again, and what waits behind it",
            description = "200 when all of it went through; 409 where the stream still stands still, and why.")
    DeadLetterView retry(@PathVariable String id) {
        return outcome(id, DeadLetterAdmin::retry);
    }

    @DeleteMapping("/{id}")
    @ProblemCodes(
            notFound = "DEAD_LETTER_NOT_FOUND",
            conflict = "DEAD_LETTER_STAYS",
            unavailable = "DEAD_LETTER_IN_HAND")
    @Operation(
            operationId = "discardDeadLetter",
            summary = "Leave the event out of the read model, and take in what waits behind it",
            description = "The event itself stays in the store. A rebuild tries it again. 409 where an event behind it"
                    + " can't be taken in either.")
    DeadLetterView discard(@PathVariable String id) {
        return outcome(id, DeadLetterAdmin::discard);
    }

    private DeadLetterView outcome(String id, BiFunction<DeadLetterAdmin, Long, Outcome> action) {
        DeadLetterId letter = DeadLetterId.read(id).orElseThrow(() -> unknown(id));
        Projection projection = projections.named(letter.projection()).orElseThrow(() -> unknown(id));
        return switch (readModel.ask(() -> action.apply(projection.deadLetters(), letter.position()))) {
            case Outcome.WentThrough through -> DeadLetterView.of(projection.name(), through.letter());
            case Outcome.StandsStill still ->
                throw standsStill(
                        new DeadLetterId(projection.name(), still.letter().position()), still.letter());
            case Outcome.Unknown _ -> throw unknown(id);
            case Outcome.InHand _ ->
                throw ProblemException.unavailable(
                        "DEAD_LETTER_IN_HAND",
                        "Dead letter " + id + " is being taken in by somebody else; try again shortly.",
                        RETRY);
        };
    }

    private static ProblemException unknown(String id) {
        return ProblemException.notFound(
                "DEAD_LETTER_NOT_FOUND",
                "There is no dead letter " + id + "; GET /v1/dead-letters lists those there are.",
                Map.of("deadLetter", id));
    }

    private static ProblemException standsStill(DeadLetterId id, DeadLetter letter) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("deadLetter", id.write());
        facts.put("streamId", letter.streamId());
        facts.put("sequence", letter.sequence());
        facts.put("cause", letter.cause());
        facts.put("waiting", letter.waiting());
        return ProblemException.conflict(
                "DEAD_LETTER_STAYS",
                "Event %d of stream %s can't be taken in: %s. Retry it once that is mended, or discard it."
                        .formatted(letter.sequence(), letter.streamId(), letter.message()),
                facts);
    }
}
