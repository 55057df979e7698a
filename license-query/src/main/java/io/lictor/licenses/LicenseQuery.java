package io.lictor.licenses;

import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Filters;
import io.lictor.access.ProductScope;
import io.lictor.documents.MongoDates;
import io.lictor.license.License;
import io.lictor.license.Status;
import io.lictor.lookup.DisabledVersions;
import io.lictor.readmodel.LicenseDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Which licences among those the caller sees, and in what order; absent members don't restrict. */
record LicenseQuery(
        Set<Status> status,
        @Nullable String product,
        @Nullable String customer,
        @Nullable String partner,
        @Nullable String module,
        @Nullable Instant endsBefore,
        Map<String, String> metadata,
        ProductScope products,
        Sort sort) {

    /** A mark of this question; the same for the same one. */
    String mark() {
        return Integer.toHexString(List.of(
                        status.stream().sorted().toList().toString(),
                        String.valueOf(product),
                        String.valueOf(customer),
                        String.valueOf(partner),
                        String.valueOf(module),
                        String.valueOf(endsBefore),
                        metadata.toString(),
                        sort.name(),
                        sort.descending())
                .hashCode());
    }

    /**
     * Returns whether a licence as it stood at {@code at} matches. Gives what {@link #filter} gives in MongoDB's
     * words; a test compares the two over generated populations.
     */
    boolean matches(License.Issued license, boolean versionDisabled, Instant at) {
        return (product == null || product.equals(license.product()))
                && (customer == null || customer.equals(license.customer()))
                && (partner == null || partner.equals(LicenseDocument.orNone(license.partnerId())))
                && (module == null || has(license, module, at))
                && (endsBefore == null || MongoDates.of(license.endsAt()).before(MongoDates.of(endsBefore)))
                && license.metadata().entrySet().containsAll(metadata.entrySet())
                && (status.isEmpty() || status.contains(Status.of(license, versionDisabled, at)))
                && products.contains(license.product());
    }

    private static boolean has(License.Issued license, String module, Instant at) {
        return license.module(module).filter(grant -> grant.isLicensedAt(at)).isPresent();
    }

    Bson filter(DisabledVersions disabledVersions, Instant at) {
        List<Bson> all = new ArrayList<>();
        if (product != null) {
            all.add(eq(LicenseDocument.PRODUCT, product));
        }
        if (customer != null) {
            all.add(eq(LicenseDocument.CUSTOMER, customer));
        }
        if (partner != null) {
            all.add(eq(LicenseDocument.PARTNER, partner));
        }
        if (module != null) {
            all.add(elemMatch(
                    LicenseDocument.MODULES,
                    Filters.and(
                            eq(LicenseDocument.MODULE_CODE, module),
                            gt(LicenseDocument.MODULE_UNTIL, MongoDates.of(at)))));
        }
        if (endsBefore != null) {
            all.add(lt(LicenseDocument.ENDS_AT, MongoDates.of(endsBefore)));
        }
        metadata.forEach((name, text) -> all.add(eq(LicenseDocument.METADATA, LicenseDocument.member(name, text))));
        if (!status.isEmpty()) {
            all.add(new StatusFilter(disabledVersions, at).anyOf(status));
        }
        if (products instanceof ProductScope.Only only) {
            all.add(ScopeFilter.filter(only));
        }
        return all.isEmpty() ? Filters.empty() : Filters.and(all);
    }
}
