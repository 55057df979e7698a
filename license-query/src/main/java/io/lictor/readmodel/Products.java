package io.lictor.readmodel;

import io.lictor.documents.DocumentCache;
import io.lictor.documents.DocumentCache.Change;
import io.lictor.event.Event;
import io.lictor.event.ProductEvent;
import io.lictor.event.Streams;
import io.lictor.product.Product;
import io.lictor.product.Product.Defined;
import io.lictor.projection.DocumentProjection;
import io.lictor.store.EventLog;
import java.util.List;
import org.bson.Document;

/** The products and their versions. */
final class Products extends DocumentProjection<Product> {

    private static final String PREFIX = Streams.product("");

    private final DocumentCache<ProductDocument> copies;

    Products(Generation generation, DocumentCache<ProductDocument> copies, EventLog log) {
        super(generation.productsById(), log);
        this.copies = copies;
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
        return document(product, version).write();
    }

    @Override
    protected Change<ProductDocument> changeCopies(List<Folded<Product>> folded) {
        return copies.change(documents(folded, Products::document));
    }

    private static ProductDocument document(Product product, long version) {
        return new ProductDocument((Defined) product, version);
    }

    @Override
    protected boolean isNews(Event event) {
        return false;
    }
}
