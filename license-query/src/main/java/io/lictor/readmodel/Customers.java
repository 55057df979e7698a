package io.lictor.readmodel;

import io.lictor.documents.Documents;
import io.lictor.license.License;
import io.lictor.license.License.Issued;
import io.lictor.license.License.NotIssued;
import io.lictor.license.License.Withdrawn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which licences a customer has. Sets are added to and taken from, so that doing it twice is doing it once. */
final class Customers {

    private static final String LICENSES = "licenses";

    private final Documents customers;

    Customers(Documents customers) {
        this.customers = customers;
    }

    void write(Moves moves) {
        customers.removeFromSets(inDocuments(moves.gone));
        customers.addToSets(inDocuments(moves.come));
    }

    private static Map<String, Map<String, List<String>>> inDocuments(Map<String, List<String>> byCustomer) {
        Map<String, Map<String, List<String>>> documents = new LinkedHashMap<>();
        byCustomer.forEach((customer, licenses) -> documents.put(customer, Map.of(LICENSES, licenses)));
        return documents;
    }

    /** Licences that came to a customer or went from one. */
    static final class Moves {

        private final Map<String, List<String>> come = new LinkedHashMap<>();
        private final Map<String, List<String>> gone = new LinkedHashMap<>();

        void add(String id, License before, License after) {
            String from = customer(before);
            String to = customer(after);
            if (!Objects.equals(from, to)) {
                put(gone, from, id);
                put(come, to, id);
            }
        }

        private static @Nullable String customer(License license) {
            return switch (license) {
                case Issued issued -> issued.customer();
                case NotIssued _, Withdrawn _ -> null;
            };
        }

        private static void put(Map<String, List<String>> to, @Nullable String customer, String id) {
            if (customer != null) {
                to.computeIfAbsent(customer, _ -> new ArrayList<>()).add(id);
            }
        }
    }
}
