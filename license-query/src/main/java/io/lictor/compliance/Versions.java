package io.lictor.compliance;

import io.lictor.documents.Documents;
import io.lictor.event.Event;
import io.lictor.event.ProductEvent;
import io.lictor.event.Streams;
import io.lictor.product.Product;
import io.lictor.product.Product.Defined;
import io.lictor.projection.DocumentProjection;
import io.lictor.readmodel.FactsJson;
import io.lictor.store.EventLog;
import org.bson.Document;

/** Which versions of a product did not work, by day: a licence tied to one of them is disabled with it. */
final class Versions extends DocumentProjection<Versions.Versioned> {

    private static final FactsJson<VersionDays> CHANGES = new FactsJson<>(VersionDays.class);
    private static final String PREFIX = Streams.product("");
    private static final String ID = "_id";
    private static final String FACTS = "facts";
    private static final String DAYS = "days";

    /** A product on its way through its events, and its days. */
    record Versioned(Product product, VersionDays days) {}

    Versions(Documents versions, EventLog log) {
        super(versions, log);
    }

    static VersionDays days(Document document) {
        return CHANGES.read(document.getString(DAYS));
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
    protected Versioned empty() {
        return new Versioned(Product.UNDEFINED, VersionDays.NONE);
    }

    @Override
    protected Versioned read(Document document) {
        return new Versioned(FactsJson.PRODUCT.read(document.getString(FACTS)), days(document));
    }

    @Override
    protected Versioned plus(Versioned before, Event event) {
        Product after = Product.evolve(before.product(), (ProductEvent) event);
        return new Versioned(after, before.days().plus((ProductEvent) event, after));
    }

    @Override
    protected boolean isThere(Versioned state) {
        return state.product() instanceof Defined;
    }

    @Override
    protected Document write(Versioned state, long version) {
        Defined product = (Defined) state.product();
        return new Document(ID, product.product())
                .append(VERSION, version)
                .append(FACTS, FactsJson.PRODUCT.write(product))
                .append(DAYS, CHANGES.write(state.days()));
    }

    @Override
    protected boolean isNews(Event event) {
        return false;
    }
}
