package io.lictor.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.lictor.license.License;
import io.lictor.license.License.Issued;
import io.lictor.license.License.NotIssued;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Which licences a customer has. Sets are added to and taken from, so that doing it twice is doing it once. */
final class Customers {

    private static final String LICENSES = "licenses";
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> customers;

    Customers(MongoCollection<Document> customers) {
        this.customers = customers;
    }

    void write(Moves moves) {
        // In two steps: what one customer gives and gets are two updates of one document, whose order is not promised.
        write(moves.gone, true);
        write(moves.come, false);
    }

    private void write(Map<String, List<String>> licenses, boolean gone) {
        List<UpdateOneModel<Document>> updates = new ArrayList<>(licenses.size());
        licenses.forEach((customer, ids) -> updates.add(
                gone
                        ? new UpdateOneModel<>(Filters.eq(customer), Updates.pull(LICENSES, new Document("$in", ids)))
                        : new UpdateOneModel<>(Filters.eq(customer), Updates.addEachToSet(LICENSES, ids), UPSERT)));
        if (!updates.isEmpty()) {
            customers.bulkWrite(updates, UNORDERED);
        }
    }

    /** Licences that came to a customer or went from one. */
    static final class Moves {

        private final Map<String, List<String>> come = new LinkedHashMap<>();
        private final Map<String, List<String>> gone = new LinkedHashMap<>();

        void add(String id, License before, Issued after) {
            switch (before) {
                case NotIssued _ -> put(come, after.customer(), id);
                case Issued issued when issued.customer().equals(after.customer()) -> {}
                case Issued issued -> {
                    put(gone, issued.customer(), id);
                    put(come, after.customer(), id);
                }
            }
        }

        private static void put(Map<String, List<String>> to, String customer, String id) {
            to.computeIfAbsent(customer, _ -> new ArrayList<>()).add(id);
        }
    }
}
