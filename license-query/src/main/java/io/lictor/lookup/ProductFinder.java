package io.lictor.lookup;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.lictor.event.ProductEvent;
import io.lictor.event.RecordedEvent;
import io.lictor.event.Streams;
import io.lictor.license.License;
import io.lictor.product.Product;
import io.lictor.projection.ReadableHistory;
import io.lictor.projection.Rebuild;
import io.lictor.readmodel.ProductDocument;
import io.lictor.readmodel.ReadModel;
import io.lictor.store.Damage;
import io.lictor.store.EventLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds products, as they stand or stood. */
public final class ProductFinder {

    private final ReadModel readModel;
    private final EventLog log;
    private final Rebuild rebuild;

    public ProductFinder(ReadModel readModel, EventLog log, Rebuild rebuild) {
        this.readModel = readModel;
        this.log = log;
        this.rebuild = rebuild;
    }

    public Product find(String code) {
        log.damage().refuse(Streams.product(code));
        return rebuild.isRunning()
                ? asOf(code, Instant.MAX)
                : document(code).<Product>map(ProductDocument::product).orElse(Product.UNDEFINED);
    }

    /** The product as it stood at {@code at}, that instant included. */
    public Product asOf(String code, Instant at) {
        return asOf(history(code), at);
    }

    /** Returns the product as of {@code at}, from its events. */
    public static Product asOf(List<RecordedEvent> history, Instant at) {
        Product product = Product.UNDEFINED;
        for (RecordedEvent recorded : history) {
            if (!(recorded.event() instanceof ProductEvent event) || event.at().isAfter(at)) {
                break; // an event without the one before it makes no history
            }
            try {
                product = Product.evolve(product, event);
            } catch (RuntimeException e) {
                break; // as the read model does, which stands still there
            }
        }
        return product;
    }

    public List<RecordedEvent> history(String code) {
        return ReadableHistory.of(log, Streams.product(code));
    }

    /** Returns whether the version this licence is tied to is disabled; looks nothing up for a licence tied to none. */
    public boolean isVersionDisabled(License.Issued license) {
        return license.version() != null && find(license.product()).isDisabled(license.version());
    }

    /** Returns whether stored events of the licence or of its product are damaged. */
    public boolean isDamaged(License.Issued license) {
        Damage damage = log.damage();
        return damage.isAny()
                && (damage.isIn(Streams.license(license.licenseId()))
                        || damage.isIn(Streams.product(license.product())));
    }

    /** {@link io.lictor.store.StreamDamaged} where {@link #isDamaged}. */
    public void refuseDamaged(License.Issued license) {
        log.damage().refuse(Streams.license(license.licenseId()));
        log.damage().refuse(Streams.product(license.product()));
    }

    /** Returns all versions that no longer work; they are few. */
    public DisabledVersions disabledVersions() {
        return readModel.ask(() -> {
            List<DisabledVersions.OfProduct> disabled = new ArrayList<>();
            readModel
                    .products()
                    .find(Filters.ne(ProductDocument.DISABLED, List.of()))
                    .projection(Projections.include(ProductDocument.DISABLED))
                    .forEach(document -> disabled.add(new DisabledVersions.OfProduct(
                            document.getString(ProductDocument.ID),
                            document.getList(ProductDocument.DISABLED, String.class))));
            return new DisabledVersions(disabled);
        });
    }

    public Optional<ProductDocument> document(String code) {
        log.damage().refuse(Streams.product(code));
        return readModel.product(code);
    }

    public List<ProductDocument> documents() {
        return readModel.ask(() -> {
            List<ProductDocument> all = new ArrayList<>();
            readModel.products().find().forEach(document -> all.add(ProductDocument.read(document)));
            return all;
        });
    }
}
