package io.lictor.licenses;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import io.lictor.access.ProductScope;
import io.lictor.documents.MongoDates;
import io.lictor.license.Status;
import io.lictor.lookup.ProductFinder;
import io.lictor.readmodel.LicenseDocument;
import io.lictor.readmodel.ReadModel;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Numbers of licences by status, kind and product. */
public final class LicenseCounts {

    private final ReadModel readModel;
    private final ProductFinder finder;

    public LicenseCounts(ReadModel readModel, ProductFinder finder) {
        this.readModel = readModel;
        this.finder = finder;
    }

    /** Machines in use, and how many there may be, beside those of licences that are for any number of machines. */
    public record Activations(long used, long limit, long unlimitedLicenses) {}

    /** Of each status at that instant, also of those that no licence of these products has. */
    public Map<Status, Long> byStatus(ProductScope products, Instant at) {
        return byStatus(ScopeFilter.filter(products), at);
    }

    /** Returns the number of licences of one product in each status. */
    public Map<Status, Long> byStatus(String product, Instant at) {
        return byStatus(Filters.eq(LicenseDocument.PRODUCT, product), at);
    }

    private Map<Status, Long> byStatus(Bson among, Instant at) {
        StatusFilter filter = new StatusFilter(finder.disabledVersions(), at);
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            counts.put(status, count(Filters.and(among, filter.of(status))));
        }
        return counts;
    }

    /** Of each value of a field, among the licences of these products. */
    public Map<String, Long> by(String field, ProductScope products) {
        return readModel.ask(() -> {
            Map<String, Long> counts = new TreeMap<>();
            readModel
                    .licenses()
                    .aggregate(among(products, Aggregates.group("$" + field, Accumulators.sum("count", 1L))))
                    .forEach(group -> counts.put(
                            group.getString("_id"),
                            group.get("count", Number.class).longValue()));
            return counts;
        });
    }

    /** Over all licences of these products. */
    public Activations activations(ProductScope products) {
        return readModel.ask(() -> {
            Document sums = readModel
                    .licenses()
                    .aggregate(among(
                            products,
                            Aggregates.group(
                                    null,
                                    Accumulators.sum("used", "$" + LicenseDocument.USED),
                                    Accumulators.sum("limit", "$" + LicenseDocument.LIMIT),
                                    Accumulators.sum("unlimited", "$" + LicenseDocument.UNLIMITED))))
                    .first();
            return sums == null
                    ? new Activations(0, 0, 0)
                    : new Activations(
                            sums.get("used", Number.class).longValue(),
                            sums.get("limit", Number.class).longValue(),
                            sums.get("unlimited", Number.class).longValue());
        });
    }

    /** The usable ones whose term or trial ends after {@code at} and within {@code time}. */
    public long ending(ProductScope products, Instant at, Duration time) {
        StatusFilter filter = new StatusFilter(finder.disabledVersions(), at);
        return count(Filters.and(
                ScopeFilter.filter(products),
                filter.anyOf(List.of(Status.ACTIVE, Status.CANCELED)),
                Filters.lte(LicenseDocument.ENDS_AT, MongoDates.of(at.plus(time)))));
    }

    private static List<Bson> among(ProductScope products, Bson group) {
        return switch (products) {
            case ProductScope.All _ -> List.of(group);
            case ProductScope.Only only -> List.of(Aggregates.match(ScopeFilter.filter(only)), group);
        };
    }

    private long count(Bson filter) {
        return readModel.ask(() -> readModel.licenses().countDocuments(filter));
    }
}
