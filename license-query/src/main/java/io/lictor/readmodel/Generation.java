package io.lictor.readmodel;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * One filling of the read model, with collections of its own, so that the next one can be filled beside it. Numbers are
 * never used twice.
 */
public record Generation(ReadModelDatabase database, int number) {

    /** The names of its collections, which the number follows. */
    public static final List<String> COLLECTIONS = List.of("licenses", "keys", "products", "customers", "days");

    private static final List<Bson> LICENSE_INDEXES = List.of(
            Indexes.ascending(LicenseDocument.PRODUCT, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.PARTNER, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.MODULES + "." + LicenseDocument.MODULE_CODE, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.CUSTOMER, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.ISSUED_AT, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.ENDS_AT, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.EXPIRES_AT),
            Indexes.ascending(LicenseDocument.KIND));

    public MongoCollection<Document> licenses() {
        return collection("licenses");
    }

    public MongoCollection<Document> keys() {
        return collection("keys");
    }

    public MongoCollection<Document> products() {
        return collection("products");
    }

    /** Which licences a customer has; an index would do on a server, the embedded one looks up by _id only. */
    public MongoCollection<Document> customers() {
        return collection("customers");
    }

    /** What was done on each day. */
    public MongoCollection<Document> days() {
        return collection("days");
    }

    public Documents licensesById() {
        return place().documents("licenses");
    }

    public Documents keysById() {
        return place().documents("keys");
    }

    public Documents productsById() {
        return place().documents("products");
    }

    public Documents customersById() {
        return place().documents("customers");
    }

    public Documents daysById() {
        return place().documents("days");
    }

    /** Makes those that the embedded server makes use of: by what few licences may have in common. */
    public void createEmbeddedIndexes() {
        licenses().createIndex(Indexes.ascending(LicenseDocument.PRODUCT));
        licenses().createIndex(Indexes.ascending(LicenseDocument.CUSTOMER));
        licenses().createIndex(Indexes.ascending(LicenseDocument.PARTNER));
    }

    /** Makes the indexes a server needs; those that are there already stay. */
    public void createIndexes() {
        LICENSE_INDEXES.forEach(licenses()::createIndex);
    }

    private MongoCollection<Document> collection(String name) {
        return place().collection(name);
    }

    private Place place() {
        return new Place(database, "", number);
    }
}
