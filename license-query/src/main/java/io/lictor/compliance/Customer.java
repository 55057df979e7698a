package io.lictor.compliance;

import java.util.List;
import org.bson.Document;

/** A customer, and the licences they have or ever had. */
record Customer(String name, List<String> licenses) {

    static Customer read(Document document) {
        return new Customer(document.getString("_id"), document.getList(Owners.LICENSES, String.class));
    }
}
