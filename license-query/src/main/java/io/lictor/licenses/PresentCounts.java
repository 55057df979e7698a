package io.lictor.licenses;

import com.mongodb.client.model.Filters;
import io.lictor.access.ProductScope;
import io.lictor.counts.Cell;
import io.lictor.counts.CellCounts;
import io.lictor.counts.KeptCounts;
import io.lictor.documents.MongoDates;
import io.lictor.license.Status;
import io.lictor.lookup.DisabledVersions;
import io.lictor.readmodel.Generation;
import io.lictor.readmodel.LicenseDocument;
import io.lictor.readmodel.ReadModel;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/** {@link Counts} from the counts that the read model keeps; it looks at licences only where they are few. */
final class PresentCounts implements Counts {

    private static final List<Status> RUNNING = List.of(Status.ACTIVE, Status.CANCELED);
    private static final List<Status> SEATS =
            Arrays.stream(Status.values()).filter(Status::countsAsSeats).toList();

    private final ReadModel readModel;
    private final Generation generation;
    private final DisabledVersions disabled;
    private final Instant at;
    private final ProductScope products;
    private final CellCounts counts;

    PresentCounts(ReadModel readModel, DisabledVersions disabled, Instant at, ProductScope products) {
        this.readModel = readModel;
        this.generation = readModel.serving();
        this.disabled = disabled;
        this.at = at;
        this.products = products;
        this.counts = readModel.ask(() -> kept(generation).at(at));
    }

    @Override
    public Map<Status, Long> byStatus() {
        return byStatus(_ -> true);
    }

    @Override
    public Map<Status, Long> byStatus(String product) {
        return byStatus(cell -> cell.product().equals(product));
    }

    /** Returns the number of licences in these cells that have one of these statuses; any, if none is named. */
    long number(Set<Status> statuses, Predicate<Cell> which) {
        return byStatus(which).entrySet().stream()
                .filter(number -> statuses.isEmpty() || statuses.contains(number.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private Map<Status, Long> byStatus(Predicate<Cell> which) {
        Map<Status, Long> byStatus = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            byStatus.put(
                    status,
                    sum(
                            cell -> isDisabled(cell)
                                    ? status == Status.DISABLED ? counts.licenses(cell) : 0
                                    : counts.in(cell, status),
                            which));
        }
        return byStatus;
    }

    @Override
    public Map<Kind, Long> byKind() {
        Map<Kind, Long> byKind = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            byKind.put(kind, sum(counts::licenses, cell -> cell.kind() == kind));
        }
        return byKind;
    }

    @Override
    public Map<String, Long> byProduct() {
        Map<String, Long> byProduct = new TreeMap<>();
        cells(counts).forEach(cell -> byProduct.merge(cell.product(), counts.licenses(cell), Long::sum));
        byProduct.values().removeIf(licenses -> licenses == 0);
        return byProduct;
    }

    @Override
    public Map<Channel, Long> byChannel() {
        Map<Channel, Long> byChannel = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            byChannel.put(channel, sum(counts::licenses, cell -> cell.channel() == channel));
        }
        return byChannel;
    }

    @Override
    public Activations activations() {
        return new Activations(
                sum(counts::used, _ -> true), sum(counts::limit, _ -> true), sum(counts::unlimited, _ -> true));
    }

    @Override
    public long ending(int days) {
        Instant end = at.plus(Duration.ofDays(days));
        CellCounts then = readModel.ask(() -> kept(generation).at(end));
        CellCounts others = new CellCounts();
        Stream.concat(begin(end), comeBack(end))
                .map(LicenseDocument::read)
                .forEach(document -> others.add(document.license(), end));
        return ended(then) - ended(counts) - ended(others);
    }

    private long ended(CellCounts counted) {
        return enabled(counted)
                .mapToLong(cell -> RUNNING.stream()
                        .mapToLong(from -> counted.ended(cell, from))
                        .sum())
                .sum();
    }

    /** Returns licences that don't run yet and may both begin and end by then. There are few. */
    private Stream<Document> begin(Instant end) {
        return find(Filters.and(
                within(LicenseDocument.VALID_FROM, end), Filters.lte(LicenseDocument.ENDS_AT, MongoDates.of(end))));
    }

    /** Returns licences that were upgraded and may both come back and end by then. There are few. */
    private Stream<Document> comeBack(Instant end) {
        return find(Filters.and(
                within(LicenseDocument.RIGHT_RETURNS_AT, end),
                Filters.lte(LicenseDocument.VALID_FROM, MongoDates.of(at)),
                within(LicenseDocument.ENDS_AT, end)));
    }

    private Bson within(String field, Instant end) {
        return Filters.and(Filters.gt(field, MongoDates.of(at)), Filters.lte(field, MongoDates.of(end)));
    }

    @Override
    public List<Week> weeks() {
        LocalDate first = Counts.monday(at);
        Map<LocalDate, CellCounts> days = readModel.ask(() -> kept(generation).days(first, first.plusWeeks(WEEKS)));
        List<Week> weeks = new ArrayList<>(WEEKS);
        for (LocalDate week = first; week.isBefore(first.plusWeeks(WEEKS)); week = week.plusWeeks(1)) {
            Ends ends = new Ends();
            week.datesUntil(week.plusWeeks(1))
                    .map(days::get)
                    .filter(Objects::nonNull)
                    .forEach(day -> enabled(day).forEach(cell -> {
                        ends.add(cell.kind(), cell.channel(), Status.ACTIVE, day.ended(cell, Status.ACTIVE));
                        ends.add(cell.kind(), cell.channel(), Status.CANCELED, day.ended(cell, Status.CANCELED));
                    }));
            weeks.add(ends.of(week));
        }
        return weeks;
    }

    @Override
    public long customersOver() {
        Set<String> customers = new HashSet<>();
        find(Filters.and(Filters.eq(LicenseDocument.OVER, true), new StatusFilter(disabled, at).anyOf(SEATS)))
                .forEach(document -> customers.add(document.getString(LicenseDocument.CUSTOMER)));
        return customers.size();
    }

    private Stream<Document> find(Bson filter) {
        return readModel
                .ask(() -> generation
                        .licenses()
                        .find(Filters.and(filter, ScopeFilter.filter(products)))
                        .into(new ArrayList<>()))
                .stream();
    }

    private Stream<Cell> cells(CellCounts counted) {
        return counted.cells().stream().filter(cell -> products.contains(cell.product()));
    }

    private Stream<Cell> enabled(CellCounts counted) {
        return cells(counted).filter(cell -> !isDisabled(cell));
    }

    private boolean isDisabled(Cell cell) {
        return disabled.covers(cell.product(), cell.version());
    }

    private long sum(ToLongFunction<Cell> number, Predicate<Cell> which) {
        return cells(counts).filter(which).mapToLong(number).sum();
    }

    private static KeptCounts kept(Generation generation) {
        return new KeptCounts(generation.countsById());
    }
}
