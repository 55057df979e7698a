package io.lictor.licenses;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.lictor.access.ProductScope;
import io.lictor.counts.Cell;
import io.lictor.license.License;
import io.lictor.license.LicenseView;
import io.lictor.licenses.StablePages.Placed;
import io.lictor.lookup.DisabledVersions;
import io.lictor.lookup.ProductFinder;
import io.lictor.projection.ProjectionPosition;
import io.lictor.readmodel.LicenseDocument;
import io.lictor.readmodel.ReadModel;
import io.lictor.store.EventLog;
import io.lictor.value.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
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
    private final StablePages walk;

    public LicenseList(ReadModel readModel, ProductFinder products, EventLog log, ProjectionPosition position) {
        this.readModel = readModel;
        this.products = products;
        this.walk = new StablePages(readModel, log, position);
    }

    Page<LicenseView> page(LicenseQuery query, int limit, @Nullable String cursor, Instant at) {
        DisabledVersions disabled = products.disabledVersions();
        Bson filter = query.filter(disabled, at);
        Sort sort = query.sort();
        if (cursor == null && isEmpty(query, disabled, at)) {
            return Page.all(List.of());
        }
        Cursor place = cursor == null ? null : Cursor.read(cursor, query.mark());
        SortKey behind = place == null ? null : place.spot();
        long asOf = sort.changes() ? walk.asOf(place) : 0;
        // One more than asked for tells whether there is a next page.
        List<Placed> found = sort.changes()
                ? walk.find(filter, sort, asOf, behind, limit + 1)
                : fixed(behind == null ? filter : Filters.and(filter, sort.after(behind)), sort, limit + 1);
        boolean more = found.size() > limit;
        List<Placed> items = more ? found.subList(0, limit) : found;
        List<LicenseDocument> read =
                walk.documents(items).stream().map(LicenseDocument::read).toList();
        return sound(
                read,
                LicenseDocument::license,
                document -> view(document, disabled, at),
                more ? new Cursor(query.mark(), asOf, items.getLast().spot()).write() : null);
    }

    /** Returns how many there are on all pages. */
    long count(LicenseQuery query, Instant at) {
        DisabledVersions disabled = products.disabledVersions();
        return query.cells()
                .map(cells -> kept(query, cells, disabled, at))
                .orElseGet(() ->
                        readModel.ask(() -> readModel.serving().licensesById().count(query.filter(disabled, at))));
    }

    private long kept(LicenseQuery query, Predicate<Cell> cells, DisabledVersions disabled, Instant at) {
        return new PresentCounts(readModel, disabled, at, query.products()).number(query.status(), cells);
    }

    /** Returns whether the counts tell that no licence fits, for it would take long to look at all of them. */
    private boolean isEmpty(LicenseQuery query, DisabledVersions disabled, Instant at) {
        return !query.status().isEmpty()
                && query.cells()
                        .filter(cells -> kept(query, cells, disabled, at) == 0)
                        .isPresent();
    }

    private List<Placed> fixed(Bson filter, Sort sort, int wanted) {
        return find(filter, sort, wanted).stream()
                .map(document -> new Placed(sort.spotOf(document), document))
                .toList();
    }

    /** A page of these, without those of which nothing can be told. */
    <T> Page<LicenseView> sound(
            List<T> found, Function<T, License.Issued> license, Function<T, LicenseView> view, @Nullable String next) {
        List<LicenseView> views = new ArrayList<>(found.size());
        List<UUID> damaged = new ArrayList<>();
        for (T one : found) {
            License.Issued issued = license.apply(one);
            if (products.isDamaged(issued)) {
                damaged.add(issued.licenseId());
            } else {
                views.add(view.apply(one));
            }
        }
        return new Page<>(views, next, damaged.isEmpty() ? null : damaged);
    }

    /** Returns those of these licences that exist, by their ids. */
    public List<LicenseView> all(List<String> ids, Instant at) {
        DisabledVersions disabled = products.disabledVersions();
        return readModel.ask(() -> {
            List<LicenseView> all = new ArrayList<>(ids.size());
            readModel
                    .serving()
                    .licensesById()
                    .find(ids.stream().sorted().toList(), document -> all.add(view(whole(document), disabled, at)));
            all.sort(Comparator.comparing(license -> license.licenseId().toString()));
            return all;
        });
    }

    /**
     * Returns all licences in the order of their ids, of one product unless it is null; they are read in pieces as they are
     * asked for.
     */
    public Stream<Versioned<License.Issued>> all(@Nullable String product, ProductScope scope) {
        Bson among = product == null
                ? ScopeFilter.filter(scope)
                : Filters.and(Filters.eq(LicenseDocument.PRODUCT, product), ScopeFilter.filter(scope));
        return Stream.iterate(find(among, BY_ID, PIECE), piece -> !piece.isEmpty(), piece -> {
                    String last = piece.getLast().getString(LicenseDocument.ID);
                    return piece.size() < PIECE
                            ? List.of()
                            : find(Filters.and(among, Filters.gt(LicenseDocument.ID, last)), BY_ID, PIECE);
                })
                .flatMap(List::stream)
                .map(this::whole)
                .map(document -> new Versioned<>(document.license(), document.version()));
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

    /** {@link io.lictor.store.StreamDamaged} where nothing can be told of it: an answer about all needs all. */
    private LicenseDocument whole(Document document) {
        LicenseDocument read = LicenseDocument.read(document);
        products.refuseDamaged(read.license());
        return read;
    }

    private static LicenseView view(LicenseDocument read, DisabledVersions disabled, Instant at) {
        return LicenseView.of(read.license(), read.version(), disabled.covers(read.license()), at);
    }
}
