package io.lictor.compliance;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Sorts;
import io.lictor.access.ProductScope;
import io.lictor.compliance.ComplianceModel.Snapshot;
import io.lictor.licenses.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Answers questions about compliance, some customers at a time. */
final class Compliance {

    private static final int FEW = 10;
    private static final int MANY = 200;
    private static final String ID = "_id";

    private final ComplianceModel model;

    Compliance(ComplianceModel model) {
        this.model = model;
    }

    /** Takes one day after the other. */
    interface Sink {

        /** Takes a row of the report; returns whether more are wanted. */
        boolean take(ComplianceDay day) throws IOException;
    }

    Page<ComplianceDay> page(ComplianceQuery query, String mark, int limit, @Nullable Cursor after, Instant now) {
        List<ComplianceDay> rows = new ArrayList<>();
        try {
            each(query, after, now, row -> {
                rows.add(row);
                return rows.size() <= limit; // one more than asked for tells whether there is a next page
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a list takes everything
        }
        if (rows.size() <= limit) {
            return Page.all(rows);
        }
        List<ComplianceDay> items = rows.subList(0, limit);
        return new Page<>(items, Cursor.behind(items.getLast(), mark, query).write());
    }

    /** Returns all days behind {@code after} in order, customer by customer. */
    void each(ComplianceQuery query, @Nullable Cursor after, Instant now, Sink sink) throws IOException {
        Bson from = after == null ? null : gte(ID, after.customer());
        for (int some = FEW; ; some = Math.min(MANY, some * 2)) {
            // Asked anew each time: a generation that was replaced meanwhile is gone soon.
            Snapshot snapshot = model.snapshot();
            Bson which = which(query, from);
            int most = some;
            List<Customer> customers = model.ask(() -> snapshot.customers()
                    .find(which)
                    .sort(Sorts.ascending(ID))
                    .limit(most)
                    .map(Customer::read)
                    .into(new ArrayList<>()));
            List<ComplianceDay> rows = customers.isEmpty()
                    ? List.of()
                    : model.ask(() -> new ComplianceReport(snapshot, query, now).rows(customers));
            for (ComplianceDay row : rows) {
                if ((after == null || after.isBefore(row)) && !sink.take(row)) {
                    return;
                }
            }
            if (customers.size() < some) {
                return;
            }
            from = gt(ID, customers.getLast().name());
        }
    }

    private static Bson which(ComplianceQuery query, @Nullable Bson from) {
        List<Bson> all = new ArrayList<>();
        if (from != null) {
            all.add(from);
        }
        if (query.customer() != null) {
            all.add(eq(ID, query.customer()));
        }
        if (query.product() != null) {
            all.add(eq(Owners.PRODUCTS, query.product()));
        }
        if (query.products() instanceof ProductScope.Only only) {
            all.add(in(Owners.PRODUCTS, only.products().stream().sorted().toList()));
        }
        return all.isEmpty() ? new org.bson.Document() : and(all);
    }
}
