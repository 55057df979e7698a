package io.lictor.handling.axon;

import io.lictor.command.Decision;
import io.lictor.command.ProductCommand;
import io.lictor.command.Rejection;
import io.lictor.event.ProductEvent;
import io.lictor.event.Streams;
import io.lictor.handling.CommandContext;
import io.lictor.handling.CommandTime;
import io.lictor.handling.Outcome;
import io.lictor.handling.ProductScopeCheck;
import io.lictor.handling.UnreadableStream;
import io.lictor.product.Product;
import io.lictor.value.Versioned;
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
        CommandContext context = CommandDispatcher.contextOf(message);
        Optional<Rejection> outside =
                ProductScopeCheck.refusalOf(command.product(), context.subject().products());
        if (outside.isPresent()) {
            return new Outcome.Rejected<>(outside.get());
        }
        MetaData origin = CommandDispatcher.eventMetadata(message);
        Aggregate<ProductAggregate> aggregate = load(command.product());
        Product product = aggregate == null ? Product.UNDEFINED : aggregate.invoke(ProductAggregate::product);
        Instant last = aggregate == null ? Instant.MIN : aggregate.invoke(ProductAggregate::last);
        return switch (decide.apply(product, CommandTime.than(last, command))) {
            case Decision.Rejected(Rejection rejection) -> new Outcome.Rejected<>(rejection);
            case Decision.Accepted(List<ProductEvent> events) -> {
                if (aggregate == null) {
                    aggregate = repository.newInstance(() -> new ProductAggregate(events, origin));
                } else {
                    aggregate.execute(loaded -> loaded.record(events, origin));
                }
                yield done(aggregate, context, events);
            }
        };
    }

    /** Returns the product; null if there is none. */
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
            Aggregate<ProductAggregate> aggregate, CommandContext context, List<ProductEvent> events) {
        Product.Defined product = (Product.Defined) aggregate.invoke(ProductAggregate::product);
        AppendScope append = new AppendScope();
        return append.record(
                new Outcome.Done<>(
                        List.of(new Versioned<>(product, aggregate.version() + 1)),
                        append.published(List.copyOf(events))),
                context.work());
    }
}
