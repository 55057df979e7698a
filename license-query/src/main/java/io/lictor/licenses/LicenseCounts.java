package io.lictor.licenses;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import io.lictor.license.Status;
import io.lictor.portfolio.ProductFinder;
import io.lictor.readmodel.LicenseDocument;
import io.lictor.readmodel.Moment;
import io.lictor.readmodel.ReadModel;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;

/** How many licences there are of which kind. */
public final class LicenseCounts {

    private final ReadModel readModel;
    private final ProductFinder products;

    public LicenseCounts(ReadModel readModel, ProductFinder products) {
        this.readModel = readModel;
        this.products = products;
    }

    /** Machines in use, and how many there may be. */
    public record Activations(long used, long limit) {}

    /** Of each status at that instant, also of those that no licence has. */
    public Map<Status, Long> byStatus(Instant at) {
        return byStatus(Filters.empty(), at);
    }

    /** The same, among the licences for one product. */
    public Map<Status, Long> byStatus(String product, Instant at) {
        return byStatus(Filters.eq(LicenseDocument.PRODUCT, product), at);
    }

    private Map<Status, Long> byStatus(Bson among, Instant at) {
        StatusFilter filter = new StatusFilter(products.disabledVersions(), at);
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            counts.put(status, count(Filters.and(among, filter.of(status))));
        }
        return counts;
    }

    /** Of each value of a field. */
    public Map<String, Long> by(String field) {
        return readModel.ask(() -> {
            Map<String, Long> counts = new TreeMap<>();
            readModel
                    .licenses()
                    .aggregate(List.of(Aggregates.group("$" + field, Accumulators.sum("count", 1L))))
                    .forEach(group -> counts.put(
                            group.getString("_id"),
                            group.get("count", Number.class).longValue()));
            return counts;
        });
    }

    /** Over all licences. */
    public Activations activations() {
        return readModel.ask(() -> {
            Document sums = readModel
                    .licenses()
                    .aggregate(List.of(Aggregates.group(
                            null,
                            Accumulators.sum("used", "$" + LicenseDocument.USED),
                            Accumulators.sum("limit", "$" + LicenseDocument.LIMIT))))
                    .first();
            return sums == null
                    ? new Activations(0, 0)
                    : new Activations(
                            sums.get("used", Number.class).longValue(),
                            sums.get("limit", Number.class).longValue());
        });
    }

    /** The usable ones whose term or trial ends after {@code at} and within {@code time}. */
    public long ending(Instant at, Duration time) {
        StatusFilter filter = new StatusFilter(products.disabledVersions(), at);
        return count(Filters.and(
                filter.anyOf(List.of(Status.ACTIVE, Status.CANCELED)),
                Filters.lte(LicenseDocument.ENDS_AT, Moment.of(at.plus(time)))));
    }

    private long count(Bson filter) {
        return readModel.ask(() -> readModel.licenses().countDocuments(filter));
    }
}
