package io.lictor.search;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.lictor.access.ProductScope;
import io.lictor.license.License;
import io.lictor.readmodel.LicenseDocument;
import io.lictor.readmodel.ReadModel;
import io.lictor.value.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Look-ups by the begin of something, each through an index, and of so many at most. */
public final class Finder {

    private static final String NO_PARTNER = LicenseDocument.NONE;

    private final ReadModel readModel;

    public Finder(ReadModel readModel) {
        this.readModel = readModel;
    }

    /** A customer, and the ids of all of its licences. */
    record CustomerLicenses(String customer, List<String> licenses) {}

    /** Returns customers who have a licence, in the order of their references, behind {@code after}. */
    List<CustomerLicenses> customers(Prefix prefix, @Nullable String after, int most) {
        return find(
                        readModel.serving().customers(),
                        and(
                                prefix.of(LicenseDocument.ID),
                                behind(LicenseDocument.ID, after),
                                ne("licenses", List.of())),
                        most)
                .stream()
                .map(document -> new CustomerLicenses(
                        document.getString(LicenseDocument.ID), document.getList("licenses", String.class)))
                .toList();
    }

    /** Returns partners who sold a licence, in order, behind {@code after}: one look into the index for each. */
    List<String> partners(Prefix prefix, @Nullable String after, ProductScope products, int most) {
        List<String> partners = new ArrayList<>();
        String last = after == null ? NO_PARTNER : after;
        while (partners.size() < most) {
            Bson next = and(prefix.of(LicenseDocument.PARTNER), gt(LicenseDocument.PARTNER, last), among(products));
            Document found = readModel.ask(() -> readModel
                    .licenses()
                    .find(next)
                    .sort(Sorts.ascending(LicenseDocument.PARTNER, LicenseDocument.ID))
                    .projection(Projections.include(LicenseDocument.PARTNER))
                    .first());
            if (found == null) {
                break;
            }
            last = found.getString(LicenseDocument.PARTNER);
            partners.add(last);
        }
        return partners;
    }

    /** Returns licences with this text in the field, in the order of their ids. */
    List<LicenseDocument> licenses(String field, String value, ProductScope products, int most) {
        return licenses(and(eq(field, value), among(products)), most);
    }

    /** Returns licences whose field begins so, in the order of their ids. */
    List<LicenseDocument> licenses(String field, Prefix prefix, ProductScope products, int most) {
        return licenses(and(prefix.of(field), among(products)), most);
    }

    /** Returns licences of a partner for which {@code when} holds. */
    List<License.Issued> ofPartner(String partner, Bson when, ProductScope products) {
        return readModel.ask(() -> readModel
                .licenses()
                .find(and(eq(LicenseDocument.PARTNER, partner), when, among(products)))
                .map(document -> LicenseDocument.read(document).license())
                .into(new ArrayList<>()));
    }

    /**
     * Returns machines whose label or fingerprint begins so, of one customer if that is not null, in the order of their
     * licences behind {@code after}; all of a licence's at once, so that there may be some more.
     */
    List<FoundMachine> machines(
            @Nullable String begin,
            @Nullable String customer,
            ProductScope products,
            @Nullable String after,
            int most) {
        Bson among = and(
                customer == null ? empty() : eq(LicenseDocument.CUSTOMER, customer),
                behind(LicenseDocument.ID, after),
                among(products));
        TreeMap<String, LicenseDocument> licenses = new TreeMap<>();
        Predicate<Activation> wanted = _ -> true;
        if (begin == null) {
            add(licenses, licenses(and(gt(LicenseDocument.USED, 0), among), most));
        } else {
            Prefix fingerprint = new Prefix(begin);
            Prefix label = new Prefix(LicenseDocument.folded(begin));
            wanted = machine -> fingerprint.begins(machine.fingerprint())
                    || machine.label() != null && label.begins(LicenseDocument.folded(machine.label()));
            add(licenses, licenses(and(fingerprint.ofElement(LicenseDocument.FINGERPRINTS), among), most));
            add(licenses, licenses(and(label.ofElement(LicenseDocument.LABELS), among), most));
        }
        List<FoundMachine> machines = new ArrayList<>();
        for (LicenseDocument document : licenses.values()) {
            if (machines.size() >= most) {
                break;
            }
            document.license().activations().values().stream()
                    .filter(wanted)
                    .forEach(machine -> machines.add(FoundMachine.of(document.license(), machine)));
        }
        return machines;
    }

    private static void add(TreeMap<String, LicenseDocument> licenses, List<LicenseDocument> more) {
        more.forEach(document -> licenses.put(document.license().licenseId().toString(), document));
    }

    private List<LicenseDocument> licenses(Bson filter, int most) {
        return find(readModel.licenses(), filter, most).stream()
                .map(LicenseDocument::read)
                .toList();
    }

    private List<Document> find(MongoCollection<Document> collection, Bson filter, int most) {
        return readModel.ask(() -> collection
                .find(filter)
                .sort(Sorts.ascending(LicenseDocument.ID))
                .limit(most)
                .into(new ArrayList<>()));
    }

    private static Bson behind(String field, @Nullable String after) {
        return after == null ? empty() : gt(field, after);
    }

    private static Bson among(ProductScope products) {
        return switch (products) {
            case ProductScope.All _ -> empty();
            case ProductScope.Only only ->
                in(LicenseDocument.PRODUCT, only.products().stream().sorted().toList());
        };
    }
}
