package io.lictor.readmodel;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.lictor.documents.Documents;
import io.lictor.documents.GenerationCollections;
import io.lictor.documents.ReadModelDatabase;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * One filling of the read model, with collections of its own, so that the next one can be filled beside it. Numbers are
 * never used twice.
 */
public record Generation(ReadModelDatabase database, int number) {

    private static final String LICENSES = "licenses";
    private static final String KEYS = "keys";
    private static final String PRODUCTS = "products";
    private static final String CUSTOMERS = "customers";
    private static final String DAYS = "days";
    private static final String COUNTS = "counts";

    /** The names of its collections, which the number follows. */
    public static final List<String> COLLECTIONS = List.of(LICENSES, KEYS, PRODUCTS, CUSTOMERS, DAYS, COUNTS);

    private static final List<Bson> LICENSE_INDEXES = List.of(
            Indexes.ascending(LicenseDocument.PRODUCT, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.PARTNER, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.MODULE_TERMS, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.CUSTOMER, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.ISSUED_AT, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.ENDS_AT, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.METADATA, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.FINGERPRINTS, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.LABELS, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.KEY_HINT, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.OVER, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.PRODUCT, LicenseDocument.ISSUED_AT, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.PRODUCT, LicenseDocument.ENDS_AT, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.PARTNER, LicenseDocument.ENDS_AT, LicenseDocument.ID),
            Indexes.ascending(EarlierPlaces.MOVED_IN),
            Indexes.ascending(LicenseDocument.EXPIRES_AT),
            Indexes.ascending(LicenseDocument.VALID_FROM),
            Indexes.ascending(LicenseDocument.RIGHT_RETURNS_AT),
            Indexes.ascending(LicenseDocument.KIND),
            Indexes.ascending(LicenseDocument.USED));

    private static final List<String> EMBEDDED_INDEXES = List.of(
            LicenseDocument.PRODUCT,
            LicenseDocument.CUSTOMER,
            LicenseDocument.PARTNER,
            LicenseDocument.MODULE_TERMS,
            LicenseDocument.METADATA,
            LicenseDocument.OVER,
            LicenseDocument.ISSUED_AT,
            LicenseDocument.ENDS_AT,
            LicenseDocument.EXPIRES_AT,
            LicenseDocument.VALID_FROM,
            LicenseDocument.RIGHT_RETURNS_AT,
            LicenseDocument.KIND,
            LicenseDocument.CHANNEL,
            LicenseDocument.PRODUCT_VERSION,
            LicenseDocument.AUTO_RENEW_OFF,
            LicenseDocument.UPGRADED,
            LicenseDocument.DISABLED,
            LicenseDocument.USED,
            LicenseDocument.FINGERPRINTS,
            LicenseDocument.LABELS,
            LicenseDocument.KEY_HINT,
            EarlierPlaces.MOVED_IN);

    /** Fields that lists filter by beside the indexed ones. */
    private static final List<String> FILTERED = List.of(
            LicenseDocument.PRODUCT,
            LicenseDocument.PRODUCT_VERSION,
            LicenseDocument.CUSTOMER,
            LicenseDocument.KIND,
            LicenseDocument.CHANNEL,
            LicenseDocument.DISABLED,
            LicenseDocument.VALID_FROM,
            LicenseDocument.ENDS_AT,
            LicenseDocument.EXPIRES_AT,
            LicenseDocument.UPGRADED,
            LicenseDocument.RIGHT_RETURNS_AT,
            LicenseDocument.AUTO_RENEW_OFF,
            LicenseDocument.ISSUED_AT,
            LicenseDocument.USED,
            LicenseDocument.OVER,
            EarlierPlaces.MOVED_AT);

    /** Is the value of no field. */
    private static final String NO_VALUE = "\u0000";

    public MongoCollection<Document> licenses() {
        return collection(LICENSES);
    }

    public MongoCollection<Document> keys() {
        return collection(KEYS);
    }

    public MongoCollection<Document> products() {
        return collection(PRODUCTS);
    }

    /** Which licences a customer has; an index would do on a server, the embedded one looks up by _id only. */
    public MongoCollection<Document> customers() {
        return collection(CUSTOMERS);
    }

    /** Returns the counts of each day. */
    public MongoCollection<Document> days() {
        return collection(DAYS);
    }

    /** The licences by their ids. */
    public Documents licensesById() {
        return collections().documents(LICENSES);
    }

    /** Returns the owners of keys, by the key's hash. */
    public Documents keysById() {
        return collections().documents(KEYS);
    }

    /** The products by their codes. */
    public Documents productsById() {
        return collections().documents(PRODUCTS);
    }

    /** Which licences a customer has, by the customer. */
    public Documents customersById() {
        return collections().documents(CUSTOMERS);
    }

    /** Returns the counts of each day, by the day and the writer. */
    public Documents daysById() {
        return collections().documents(DAYS);
    }

    /** Returns the counts of licences. */
    public MongoCollection<Document> counts() {
        return collection(COUNTS);
    }

    /** Returns the counts of licences, for {@link io.lictor.counts.KeptCounts}. */
    public Documents countsById() {
        return collections().documents(COUNTS);
    }

    /** Makes those that the embedded server makes use of: it has one field in each, and takes memory for it. */
    public void createEmbeddedIndexes() {
        EMBEDDED_INDEXES.forEach(field -> licenses().createIndex(Indexes.ascending(field)));
    }

    /** Asks by each embedded index, and by each field that lists filter by, so that what they need once is there. */
    public void prepareQueries() {
        EMBEDDED_INDEXES.forEach(
                field -> licenses().find(Filters.eq(field, NO_VALUE)).first());
        licenses()
                .find(Filters.and(FILTERED.stream()
                        .map(field -> Filters.ne(field, NO_VALUE))
                        .toList()))
                .sort(Indexes.ascending(LicenseDocument.ID))
                .limit(1)
                .first();
    }

    /** Makes the indexes a server needs; those that are there already stay. */
    public void createIndexes() {
        LICENSE_INDEXES.forEach(licenses()::createIndex);
    }

    private MongoCollection<Document> collection(String name) {
        return collections().collection(name);
    }

    private GenerationCollections collections() {
        return new GenerationCollections(database, "", number);
    }
}
