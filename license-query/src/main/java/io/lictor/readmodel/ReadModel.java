package io.lictor.readmodel;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.lictor.web.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The collections of the read model. A question on behalf of a caller goes through {@link #ask}. */
public final class ReadModel {

    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final List<Bson> LICENSE_INDEXES = List.of(
            Indexes.ascending(LicenseDocument.PRODUCT, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.PARTNER, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.MODULES + "." + LicenseDocument.MODULE_CODE, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.CUSTOMER, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.ISSUED_AT, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.ENDS_AT, LicenseDocument.ID),
            Indexes.ascending(LicenseDocument.EXPIRES_AT),
            Indexes.ascending(LicenseDocument.KIND));

    private final MongoDatabase database;

    public ReadModel(MongoDatabase database) {
        this.database = database;
    }

    public MongoDatabase database() {
        return database;
    }

    public MongoCollection<Document> licenses() {
        return database.getCollection("licenses");
    }

    public MongoCollection<Document> keys() {
        return database.getCollection("keys");
    }

    public MongoCollection<Document> products() {
        return database.getCollection("products");
    }

    /** Which licences a customer has; an index would do on a server, the embedded one looks up by _id only. */
    public MongoCollection<Document> customers() {
        return database.getCollection("customers");
    }

    /** What was done on each day. */
    public MongoCollection<Document> days() {
        return database.getCollection("days");
    }

    /** How far the events are folded in. */
    public MongoCollection<Document> progress() {
        return database.getCollection("progress");
    }

    /** Makes the indexes a server needs; those that are there already stay. */
    public void createIndexes() {
        LICENSE_INDEXES.forEach(licenses()::createIndex);
    }

    /** Asks for a caller, who is told to come back where the read model can't be reached. */
    public <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoException e) {
            throw ProblemException.unavailable(
                            "READ_MODEL_UNAVAILABLE", "The read model can't be reached; try again shortly.", RETRY)
                    .causedBy(e);
        }
    }
}
