package io.lictor.projection;

import io.lictor.event.Event;
import io.lictor.event.ProductEvent;
import io.lictor.event.Streams;
import io.lictor.product.Product;
import io.lictor.product.Product.Defined;
import io.lictor.readmodel.Generation;
import io.lictor.readmodel.ProductDocument;
import io.lictor.store.EventLog;
import org.bson.Document;

/** The products and their versions. */
final class Products extends Part<Product> {

    private static final String PREFIX = Streams.product("");

    Products(Generation generation, EventLog log) {
        super(generation.products(), log);
    }

    @Override
    protected boolean holds(String streamId) {
        return streamId.startsWith(PREFIX);
    }

    @Override
    protected String documentId(String streamId) {
        return streamId.substring(PREFIX.length());
    }

    @Override
    protected Product empty() {
        return Product.UNDEFINED;
    }

    @Override
    protected Product read(Document document) {
        return ProductDocument.read(document).product();
    }

    @Override
    protected Product plus(Product product, Event event) {
        return Product.evolve(product, (ProductEvent) event);
    }

    @Override
    protected boolean isThere(Product product) {
        return product instanceof Defined;
    }

    @Override
    protected Document write(Product product, long version) {
        return new ProductDocument((Defined) product, version).write();
    }
}
