package io.lictor.handling;

import io.lictor.command.Decision;
import io.lictor.command.ProductCommand;
import io.lictor.command.Rejection;
import io.lictor.event.ProductEvent;
import io.lictor.event.Streams;
import io.lictor.handling.Outcome.Changed;
import io.lictor.product.Product;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** Load, decide, append, for products. */
public final class ProductHandler {

    private final BiFunction<Product, ProductCommand, Decision<ProductEvent>> decide;
    private final Repository<ProductAggregate> repository;

    public ProductHandler(
            BiFunction<Product, ProductCommand, Decision<ProductEvent>> decide,
            Repository<ProductAggregate> repository) {
        this.decide = decide;
        this.repository = repository;
    }

    public Outcome<Product.Defined> handle(CommandMessage<?> message) throws Exception {
        ProductCommand command = (ProductCommand) message.getPayload();
        Optional<Rejection> outside = ProductScopeCheck.refusalOf(
                command.product(), CommandContext.subject(message).products());
        if (outside.isPresent()) {
            return new Outcome.Refused<>(outside.get());
        }
        MetaData origin = CommandContext.kept(message);
        Aggregate<ProductAggregate> aggregate = load(command.product());
        Product product = aggregate == null ? Product.UNDEFINED : aggregate.invoke(ProductAggregate::product);
        Instant last = aggregate == null ? Instant.MIN : aggregate.invoke(ProductAggregate::last);
        return switch (decide.apply(product, CommandTime.than(last, command))) {
            case Decision.Rejected(Rejection rejection) -> new Outcome.Refused<>(rejection);
            case Decision.Accepted(List<ProductEvent> events) -> {
                if (aggregate == null) {
                    aggregate = repository.newInstance(() -> new ProductAggregate(events, origin));
                } else {
                    aggregate.execute(loaded -> loaded.record(events, origin));
                }
                yield done(aggregate, message, events.size());
            }
        };
    }

    /** Null if there is none. */
    private @Nullable Aggregate<ProductAggregate> load(String product) {
        String streamId = Streams.product(product);
        try {
            return repository.load(streamId);
        } catch (AggregateNotFoundException e) {
            return null;
        } catch (RuntimeException e) {
            throw UnreadableStream.orItself(streamId, e);
        }
    }

    private static Outcome<Product.Defined> done(
            Aggregate<ProductAggregate> aggregate, CommandMessage<?> message, int events) {
        Product.Defined product = (Product.Defined) aggregate.invoke(ProductAggregate::product);
        Outcome.Done<Product.Defined> done =
                new Outcome.Done<>(List.of(new Changed<>(product, aggregate.version() + 1)), new AppendedEvents());
        return new AppendScope().record(message, done, events);
    }
}
