package io.lictor.licenses;

import com.mongodb.client.model.Filters;
import io.lictor.access.ProductScope;
import io.lictor.counts.Cell;
import io.lictor.license.License;
import io.lictor.license.Status;
import io.lictor.lookup.DisabledVersions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.conversions.Bson;

/**
 * Which licences among those the caller sees, and in what order.
 *
 * @param status any of these; all if it is empty
 * @param criteria all of which must hold
 */
record LicenseQuery(Set<Status> status, List<Criterion> criteria, ProductScope products, Sort sort) {

    /** A mark of this question; the same for the same one. */
    String mark() {
        List<String> question = new ArrayList<>();
        question.add(status.stream().sorted().toList().toString());
        criteria.forEach(criterion -> question.add(criterion.text()));
        question.add(sort.name());
        question.add(Boolean.toString(sort.descending()));
        return Integer.toHexString(question.hashCode());
    }

    /**
     * Returns whether a licence as it stood at {@code at} matches. Gives what {@link #filter} gives in MongoDB's
     * words; a test compares the two over generated populations.
     */
    boolean matches(License.Issued license, boolean versionDisabled, Instant at) {
        return criteria.stream().allMatch(criterion -> criterion.holds().test(license, at))
                && (status.isEmpty() || status.contains(Status.of(license, versionDisabled, at)))
                && products.contains(license.product());
    }

    /** Returns the cells whose licences match, but for their status; empty where that doesn't go by cells alone. */
    Optional<Predicate<Cell>> cells() {
        Predicate<Cell> all = _ -> true;
        for (Criterion criterion : criteria) {
            Predicate<Cell> cells = criterion.cells();
            if (cells == null) {
                return Optional.empty();
            }
            all = all.and(cells);
        }
        return Optional.of(all);
    }

    Bson filter(DisabledVersions disabledVersions, Instant at) {
        List<Bson> all = new ArrayList<>();
        criteria.forEach(criterion -> all.add(criterion.filter().apply(at)));
        if (!status.isEmpty()) {
            all.add(new StatusFilter(disabledVersions, at).anyOf(status));
        }
        if (products instanceof ProductScope.Only only) {
            all.add(ScopeFilter.filter(only));
        }
        return all.isEmpty() ? Filters.empty() : Filters.and(all);
    }
}
