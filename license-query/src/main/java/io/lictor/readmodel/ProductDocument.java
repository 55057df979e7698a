package io.lictor.readmodel;

import io.lictor.product.Product;
import io.lictor.product.ProductVersion;
import org.bson.Document;

/** A product in the read model, and beside its facts the versions that no longer work. */
public record ProductDocument(Product.Defined product, long version) {

    public static final String ID = "_id";
    public static final String VERSION = "version";
    public static final String FACTS = "facts";
    public static final String DISABLED = "disabled";

    public static ProductDocument read(Document document) {
        return new ProductDocument(FactsJson.PRODUCT.read(document.getString(FACTS)), document.getLong(VERSION));
    }

    public Document write() {
        return new Document(ID, product.product())
                .append(VERSION, version)
                .append(FACTS, FactsJson.PRODUCT.write(product))
                .append(
                        DISABLED,
                        product.versions().values().stream()
                                .filter(ProductVersion::disabled)
                                .map(ProductVersion::version)
                                .toList());
    }
}
