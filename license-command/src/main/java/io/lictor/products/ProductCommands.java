package io.lictor.products;

import io.lictor.command.ProductCommand;
import io.lictor.endpoint.Answering;
import io.lictor.endpoint.CommandGateway;
import io.lictor.endpoint.EventSummary;
import io.lictor.endpoint.RejectionAnswers;
import io.lictor.endpoint.StreamPosition;
import io.lictor.event.Event;
import io.lictor.event.ProductDefined;
import io.lictor.event.ProductVersionReleased;
import io.lictor.event.RecordedEvent;
import io.lictor.event.Streams;
import io.lictor.handling.CommandContext;
import io.lictor.handling.Outcome;
import io.lictor.product.Product;
import io.lictor.store.EventLog;
import io.lictor.web.Caller;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Sends commands on products and puts what came of them into answers; a refusal leaves as a problem. */
public final class ProductCommands {

    private final CommandGateway commands;
    private final EventLog log;
    private final RejectionAnswers refusals;

    public ProductCommands(CommandGateway commands, EventLog log, RejectionAnswers refusals) {
        this.commands = commands;
        this.log = log;
        this.refusals = refusals;
    }

    ResponseEntity<ProductAnswer> ok(ProductCommand command, Caller caller) {
        return answer(command, caller, _ -> HttpStatus.OK);
    }

    /** 201 where the command made something known that was not, 200 otherwise. */
    ResponseEntity<ProductAnswer> createdOrOk(ProductCommand command, Caller caller) {
        return answer(command, caller, done -> {
            boolean isNew = done.recorded().stream().map(RecordedEvent::event).anyMatch(e -> isNew(e, done));
            return isNew ? HttpStatus.CREATED : HttpStatus.OK;
        });
    }

    /** A release is new unless it corrects the date of a version that had one. */
    private boolean isNew(Event event, Outcome.Done<Product.Defined> done) {
        if (!(event instanceof ProductVersionReleased released)) {
            return event instanceof ProductDefined;
        }
        return log.history(released.streamId()).stream()
                .limit(done.first().version() - 1)
                .noneMatch(earlier -> earlier.event() instanceof ProductVersionReleased r
                        && r.version().equals(released.version()));
    }

    private ResponseEntity<ProductAnswer> answer(
            ProductCommand command, Caller caller, Function<Outcome.Done<Product.Defined>, HttpStatus> status) {
        return new Answering<>(command, (CommandContext envelope) -> commands.send(command, envelope), refusals)
                .answer(caller, _ -> true, done -> respond(status.apply(done), command, done));
    }

    private ResponseEntity<ProductAnswer> respond(
            HttpStatus status, ProductCommand command, Outcome.Done<Product.Defined> done) {
        List<RecordedEvent> recorded = done.recorded();
        StreamPosition place = StreamPosition.of(
                Streams.product(command.product()), done.first().version(), recorded, log);
        return ResponseEntity.status(status)
                .headers(place.headers())
                .body(new ProductAnswer(
                        command.product(), place.version(), place.position(), EventSummary.of(recorded)));
    }
}
