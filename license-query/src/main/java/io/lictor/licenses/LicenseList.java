package io.lictor.licenses;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.lictor.access.ProductScope;
import io.lictor.license.LicenseView;
import io.lictor.portfolio.DisabledVersions;
import io.lictor.portfolio.ProductFinder;
import io.lictor.readmodel.LicenseDocument;
import io.lictor.readmodel.ReadModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Lists of licences, page by page. */
public final class LicenseList {

    private static final Sort BY_ID = Sort.read("licenseId");
    private static final int PIECE = 5_000;

    private final ReadModel readModel;
    private final ProductFinder products;

    public LicenseList(ReadModel readModel, ProductFinder products) {
        this.readModel = readModel;
        this.products = products;
    }

    Page<LicenseView> page(LicenseQuery query, int limit, @Nullable String cursor, Instant at) {
        DisabledVersions disabled = products.disabledVersions();
        Bson filter = query.filter(disabled, at);
        Bson from =
                cursor == null ? filter : Filters.and(filter, query.sort().after(Cursor.read(cursor, query.mark())));
        // One more than asked for tells whether there is a next page.
        List<Document> found = find(from, query.sort(), limit + 1);
        boolean more = found.size() > limit;
        List<Document> items = more ? found.subList(0, limit) : found;
        return new Page<>(
                items.stream().map(document -> view(document, disabled, at)).toList(),
                more ? cursor(query, items.getLast()).write() : null);
    }

    /** All of these licences that there are, by their ids. */
    public List<LicenseView> all(List<String> ids, Instant at) {
        DisabledVersions disabled = products.disabledVersions();
        return readModel.ask(() -> {
            List<LicenseView> all = new ArrayList<>(ids.size());
            readModel
                    .serving()
                    .licensesById()
                    .find(ids.stream().sorted().toList(), document -> all.add(view(document, disabled, at)));
            all.sort(Comparator.comparing(license -> license.licenseId().toString()));
            return all;
        });
    }

    /** All licences in the order of their ids, of one product where it is not null; read in pieces as they are asked for. */
    public Stream<Found> all(@Nullable String product, ProductScope scope) {
        Bson among = product == null
                ? Scoped.filter(scope)
                : Filters.and(Filters.eq(LicenseDocument.PRODUCT, product), Scoped.filter(scope));
        return Stream.iterate(find(among, BY_ID, PIECE), piece -> !piece.isEmpty(), piece -> {
                    String last = piece.getLast().getString(LicenseDocument.ID);
                    return piece.size() < PIECE
                            ? List.of()
                            : find(Filters.and(among, Filters.gt(LicenseDocument.ID, last)), BY_ID, PIECE);
                })
                .flatMap(List::stream)
                .map(LicenseDocument::read)
                .map(document -> new Found(document.license(), document.version()));
    }

    private List<Document> find(Bson filter, Sort sort, int limit) {
        return readModel.ask(() -> readModel
                .licenses()
                .find(filter)
                .sort(sort.order())
                .limit(limit)
                .projection(Projections.include(LicenseDocument.VERSION, LicenseDocument.FACTS, sort.field()))
                .into(new ArrayList<>()));
    }

    private static LicenseView view(Document document, DisabledVersions disabled, Instant at) {
        LicenseDocument read = LicenseDocument.read(document);
        return LicenseView.of(read.license(), read.version(), disabled.covers(read.license()), at);
    }

    private static Cursor cursor(LicenseQuery query, Document last) {
        return new Cursor(
                query.mark(), last.getString(LicenseDocument.ID), query.sort().valueOf(last));
    }
}
