package io.lictor.compliance;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.lictor.projection.Part.Folded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/**
 * Which licences a customer has, or ever had: their own days tell which of the two. Sets are only added to, so that doing
 * it twice is doing it once.
 */
final class Owners {

    static final String LICENSES = "licenses";
    static final String PRODUCTS = "products";

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> customers;

    Owners(MongoCollection<Document> customers) {
        this.customers = customers;
    }

    private record Owned(List<String> licenses, Set<String> products) {

        Owned() {
            this(new ArrayList<>(), new HashSet<>());
        }
    }

    void write(List<Folded<SoldLicense>> folded) {
        Map<String, Owned> come = new HashMap<>();
        for (Folded<SoldLicense> license : folded) {
            Set<String> known = customers(license.before().value());
            for (Held held : license.after().value().days().held()) {
                if (known.add(held.customer())) {
                    Owned owned = come.computeIfAbsent(held.customer(), _ -> new Owned());
                    owned.licenses().add(license.streamId());
                    owned.products().add(held.product());
                }
            }
        }
        List<UpdateOneModel<Document>> updates = new ArrayList<>(come.size());
        come.forEach((customer, owned) -> updates.add(new UpdateOneModel<>(
                Filters.eq(customer),
                Updates.combine(
                        Updates.addEachToSet(LICENSES, owned.licenses()),
                        Updates.addEachToSet(PRODUCTS, List.copyOf(owned.products()))),
                UPSERT)));
        if (!updates.isEmpty()) {
            customers.bulkWrite(updates, UNORDERED);
        }
    }

    private static Set<String> customers(SoldLicense license) {
        Set<String> customers = new HashSet<>();
        license.days().held().forEach(held -> customers.add(held.customer()));
        return customers;
    }
}
