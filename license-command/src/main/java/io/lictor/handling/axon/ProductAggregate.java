package io.lictor.handling.axon;

import io.lictor.event.ProductEvent;
import io.lictor.product.Product;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;

/** Axon's aggregate of a product: folds its events and records decisions. */
public class ProductAggregate {

    @AggregateIdentifier
    @SuppressWarnings("NullAway.Init") // set by the first event, before anybody sees it
    private String streamId;

    private Product product = Product.UNDEFINED;
    private Instant last = Instant.MIN;

    /** Constructor for Axon, which replays the events into it. */
    protected ProductAggregate() {}

    /** A new product that begins with these events. */
    ProductAggregate(List<ProductEvent> events, MetaData metaData) {
        record(events, metaData);
    }

    Product product() {
        return product;
    }

    /** The latest instant of its events. */
    Instant last() {
        return last;
    }

    final void record(List<ProductEvent> events, MetaData metaData) {
        events.forEach(event -> AggregateLifecycle.apply(event, metaData));
    }

    @EventSourcingHandler
    void on(ProductEvent event) {
        streamId = event.streamId();
        product = Product.evolve(product, event);
        last = event.at().isAfter(last) ? event.at() : last;
    }
}
