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
import io.lictor.event.Streams;
import io.lictor.handling.AppendedEvents.Placed;
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

    private final CommandGateway gateway;
    private final EventLog log;
    private final RejectionAnswers rejections;

    public ProductCommands(CommandGateway gateway, EventLog log, RejectionAnswers rejections) {
        this.gateway = gateway;
        this.log = log;
        this.rejections = rejections;
    }

    ResponseEntity<ProductAnswer> ok(ProductCommand command, Caller caller) {
        return answer(command, caller, _ -> HttpStatus.OK);
    }

    /** 201 where the command made something known that was not, 200 otherwise. */
    ResponseEntity<ProductAnswer> createdOrOk(ProductCommand command, Caller caller) {
        return answer(command, caller, done -> {
            boolean isNew = done.events().from(0).stream().map(Placed::event).anyMatch(e -> isNew(e, done));
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
        return new Answering<>(command, (CommandContext context) -> gateway.send(command, context), rejections)
                .answer(caller, _ -> true, done -> {
                    HttpStatus said = status.apply(done);
                    return first -> respond(
                            said, command, done.first().version(), done.events().from(first));
                });
    }

    private ResponseEntity<ProductAnswer> respond(
            HttpStatus status, ProductCommand command, long version, List<Placed> events) {
        StreamPosition position = StreamPosition.of(Streams.product(command.product()), version, events, log);
        return ResponseEntity.status(status)
                .headers(position.headers())
                .body(new ProductAnswer(
                        command.product(), position.version(), position.position(), EventSummary.of(events)));
    }
}
