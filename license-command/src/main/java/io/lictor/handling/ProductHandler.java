package io.lictor.handling;

import io.lictor.command.Decision;
import io.lictor.command.ProductCommand;
import io.lictor.command.Rejection;
import io.lictor.event.ProductEvent;
import io.lictor.event.Streams;
import io.lictor.handling.Outcome.Changed;
import io.lictor.product.Product;
import io.lictor.products.ProductRules;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** Load, decide, append, for products. */
public final class ProductHandler {

    private final Repository<ProductAggregate> repository;

    ProductHandler(Repository<ProductAggregate> repository) {
        this.repository = repository;
    }

    Outcome<Product.Defined> handle(CommandMessage<?> message) throws Exception {
        ProductCommand command = (ProductCommand) message.getPayload();
        MetaData origin = Envelope.kept(message);
        try {
            Aggregate<ProductAggregate> aggregate = repository.load(Streams.product(command.product()));
            return switch (ProductRules.decide(aggregate.invoke(ProductAggregate::product), command)) {
                case Decision.Rejected(Rejection rejection) -> new Outcome.Refused<>(rejection);
                case Decision.Accepted(List<ProductEvent> events) -> {
                    aggregate.execute(product -> product.record(events, origin));
                    yield done(aggregate, message);
                }
            };
        } catch (AggregateNotFoundException e) {
            return switch (ProductRules.decide(Product.UNDEFINED, command)) {
                case Decision.Rejected(Rejection rejection) -> new Outcome.Refused<>(rejection);
                case Decision.Accepted(List<ProductEvent> events) ->
                    done(repository.newInstance(() -> new ProductAggregate(events, origin)), message);
            };
        }
    }

    private static Outcome<Product.Defined> done(Aggregate<ProductAggregate> aggregate, CommandMessage<?> message) {
        Product.Defined product = (Product.Defined) aggregate.invoke(ProductAggregate::product);
        return Envelope.joined(
                message, new Outcome.Done<>(List.of(new Changed<>(product, aggregate.version() + 1)), new Placed()));
    }
}
