package io.lictor.compliance;

import io.lictor.documents.Documents;
import io.lictor.projection.DocumentProjection.Folded;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which licences a customer has, or ever had: their own days tell which of the two. Sets are only added to, so that doing
 * it twice is doing it once.
 */
final class Owners {

    static final String LICENSES = "licenses";
    static final String PRODUCTS = "products";

    private final Documents customers;

    Owners(Documents customers) {
        this.customers = customers;
    }

    void write(List<Folded<SoldLicense>> folded) {
        Map<String, Map<String, Set<String>>> come = new HashMap<>();
        for (Folded<SoldLicense> license : folded) {
            Set<String> known = customers(license.before().state());
            for (LicenseOnDay held : license.after().state().days().held()) {
                if (known.add(held.customer())) {
                    Map<String, Set<String>> owned = come.computeIfAbsent(held.customer(), _ -> new HashMap<>());
                    add(owned, LICENSES, license.streamId());
                    add(owned, PRODUCTS, held.product());
                }
            }
        }
        customers.addToSets(come);
    }

    private static void add(Map<String, Set<String>> owned, String field, String text) {
        owned.computeIfAbsent(field, _ -> new LinkedHashSet<>()).add(text);
    }

    private static Set<String> customers(SoldLicense license) {
        Set<String> customers = new HashSet<>();
        license.days().held().forEach(held -> customers.add(held.customer()));
        return customers;
    }
}
