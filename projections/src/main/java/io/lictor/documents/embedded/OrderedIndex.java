package io.lictor.documents.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Index that isn't unique, in the order of its first field and of ids: for equality, {@code $in} and ranges, and for lists
 * in that order. The server itself would scan, and sort. It only narrows a search whose results are checked against the
 * whole filter, so it must find all. It is made when it is first asked for, since most are not, and filling a collection is
 * quicker without. One thread at a time may change it while others read.
 */
final class OrderedIndex extends Index<Integer> {

    private static final Set<String> BOUNDS = Set.of("$gt", "$gte", "$lt", "$lte");
    private static final String ID = "_id";

    /** Stand before and behind all ids. */
    private static final String FIRST = "";

    private static final String LAST = "\uffff";

    private final String field;

    /** Entries; empty until the index is made. */
    private volatile NavigableSet<Entry> entries = Collections.emptyNavigableSet();

    private volatile boolean made;

    /** Counted here, for a skip list would count one by one. */
    private final AtomicLong count = new AtomicLong();

    /** Whether a document had several values. */
    private volatile boolean hasLists;

    // Sparse: the server doesn't count on finding each document here.
    OrderedIndex(String name, List<IndexKey> keys) {
        super(name, keys.subList(0, 1), true);
        this.field = keys.getFirst().getKey();
    }

    /** A value of a document, and where that is in its collection. */
    record Entry(Object value, String id, int position) implements Comparable<Entry> {

        private static final Comparator<Entry> ORDER =
                Comparator.comparing(Entry::value, OrderedIndex::compare).thenComparing(Entry::id);

        @Override
        public int compareTo(Entry other) {
            return ORDER.compare(this, other);
        }
    }

    /** Makes it of all documents, unless that was done. To be called by whoever may change it. */
    void make(Slots slots) {
        if (!made) {
            List<Entry> all = new ArrayList<>();
            slots.positions().forEach(position -> {
                Document document = slots.get(position);
                if (document != null) {
                    String id = String.valueOf(document.get(ID));
                    valuesOf(document).forEach(value -> all.add(new Entry(value, id, position)));
                }
            });
            all.sort(null);
            count.set(all.size());
            entries = new ConcurrentSkipListSet<>(new TreeSet<>(all));
            made = true;
        }
    }

    /** Returns whether a list in this order can be read from here: of each document there is one entry. */
    boolean isOrder(@Nullable Document orderBy) {
        if (orderBy == null || hasLists || !(orderBy.get(field) instanceof Number direction)) {
            return false;
        }
        List<String> fields = List.copyOf(orderBy.keySet());
        return fields.getFirst().equals(field)
                && (fields.size() == 1
                        || fields.size() == 2
                                && orderBy.get(ID) instanceof Number ofIds
                                && Integer.signum(ofIds.intValue()) == Integer.signum(direction.intValue()));
    }

    /** Returns the positions in this order, up or down, of documents that may satisfy the condition. */
    Stream<Entry> inOrder(boolean ascending, @Nullable Object condition) {
        NavigableSet<Entry> within = condition != null && isRange(condition) ? range((Document) condition) : entries;
        return (ascending ? within : within.descendingSet()).stream();
    }

    @Override
    public boolean canHandle(Document query) {
        return query.keySet().equals(Set.of(field)) && canFind(query.get(field));
    }

    @Override
    public Iterable<Integer> getPositions(Document query) {
        return found(Objects.requireNonNull(query.get(field)))
                .map(Entry::position)
                .toList();
    }

    /** Returns the number of positions, or one more than {@code most} where there are more than that. */
    long countUpTo(Document query, long most) {
        return found(Objects.requireNonNull(query.get(field))).limit(most + 1).count();
    }

    private static boolean canFind(@Nullable Object condition) {
        return switch (condition) {
            case null -> false;
            case Document d when d.keySet().equals(Set.of("$in")) -> values(d).allMatch(OrderedIndex::isValue);
            case Document d
            when d.keySet().equals(Set.of("$elemMatch")) ->
                d.get("$elemMatch") instanceof Document element && isRange(element);
            case Document d -> isRange(d);
            default -> isValue(condition);
        };
    }

    private Stream<Entry> found(Object condition) {
        return switch (condition) {
            case Document d
            when d.containsKey("$in") ->
                values(d).map(OrderedIndex::normal).distinct().flatMap(this::equal);
            case Document d
            when d.containsKey("$elemMatch") ->
                between((Document) Objects.requireNonNull(d.get("$elemMatch"))).stream();
            case Document d -> range(d).stream();
            default -> equal(normal(condition));
        };
    }

    private Stream<Entry> equal(Object value) {
        return entries.subSet(new Entry(value, FIRST, 0), true, new Entry(value, LAST, 0), true).stream();
    }

    /**
     * Returns the entries within bounds. For fields with several values only one bound is used, as one value may satisfy the
     * one and another the other.
     */
    private NavigableSet<Entry> range(Document bounds) {
        if (!hasLists || bounds.size() == 1) {
            return between(bounds);
        }
        var first = bounds.keySet().iterator().next();
        return between(new Document(first, bounds.get(first)));
    }

    /** The entries behind all lower bounds and before all upper ones; no entry is equal to a bound itself. */
    private NavigableSet<Entry> between(Document bounds) {
        Entry low = null;
        Entry high = null;
        for (var bound : bounds.entrySet()) {
            Object value = normal(Objects.requireNonNull(bound.getValue()));
            switch (bound.getKey()) {
                case "$gt" -> low = later(low, new Entry(value, LAST, 0));
                case "$gte" -> low = later(low, new Entry(value, FIRST, 0));
                case "$lt" -> high = earlier(high, new Entry(value, FIRST, 0));
                default -> high = earlier(high, new Entry(value, LAST, 0));
            }
        }
        if (low != null && high != null) {
            return low.compareTo(high) < 0 ? entries.subSet(low, false, high, false) : Collections.emptyNavigableSet();
        }
        if (low != null) {
            return entries.tailSet(low, false);
        }
        return high == null ? entries : entries.headSet(high, false);
    }

    private static Entry later(@Nullable Entry one, Entry other) {
        return one == null || one.compareTo(other) < 0 ? other : one;
    }

    private static Entry earlier(@Nullable Entry one, Entry other) {
        return one == null || one.compareTo(other) > 0 ? other : one;
    }

    private static boolean isRange(Object condition) {
        return condition instanceof Document bounds
                && !bounds.isEmpty()
                && BOUNDS.containsAll(bounds.keySet())
                && bounds.values().stream().allMatch(OrderedIndex::isValue)
                && bounds.values().stream()
                                .map(value -> rank(Objects.requireNonNull(value)))
                                .distinct()
                                .count()
                        == 1;
    }

    // Null is none: it is also the value of documents without the field. Nor are arrays, known here by their elements.
    private static boolean isValue(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Document _, Collection<?> _, BsonRegularExpression _ -> false;
            default -> rank(value) < Integer.MAX_VALUE;
        };
    }

    private static Stream<?> values(Document in) {
        return ((Collection<?>) Objects.requireNonNull(in.get("$in"))).stream();
    }

    @Override
    public void add(Document document, Integer position, MongoCollection<Integer> collection) {
        if (!made) {
            return;
        }
        String id = String.valueOf(document.get(ID));
        for (Object value : valuesOf(document)) {
            if (entries.add(new Entry(value, id, position))) {
                count.incrementAndGet();
            }
        }
    }

    @Override
    public @Nullable Integer remove(Document document) {
        if (!made) {
            return null;
        }
        String id = String.valueOf(document.get(ID));
        for (Object value : valuesOf(document)) {
            if (entries.remove(new Entry(value, id, 0))) {
                count.decrementAndGet();
            }
        }
        return null;
    }

    @Override
    public void updateInPlace(Document before, Document after, Integer position, MongoCollection<Integer> collection) {
        if (made && !nullAwareEqualsKeys(before, after)) {
            remove(before);
            add(after, position, collection);
        }
    }

    /** The values of the field, and of all elements if it is an array, or within one. */
    private List<Object> valuesOf(Document document) {
        List<Object> values = getKeyValues(document).stream()
                .flatMap(key -> flat(key.get(0)))
                .filter(OrderedIndex::isValue)
                .map(OrderedIndex::normal)
                .distinct()
                .toList();
        if (values.size() > 1) {
            hasLists = true;
        }
        return values;
    }

    private static Stream<Object> flat(@Nullable Object value) {
        return switch (value) {
            case null -> Stream.empty();
            case Collection<?> values -> values.stream().flatMap(OrderedIndex::flat);
            default -> Stream.of(value);
        };
    }

    // 1, 1L and 1.0 are the same to a query.
    private static Object normal(Object value) {
        return Objects.requireNonNull(new KeyValue(value).normalized().get(0));
    }

    private static int compare(Object one, Object other) {
        int byRank = Integer.compare(rank(one), rank(other));
        if (byRank != 0) {
            return byRank;
        }
        return switch (one) {
            case String text -> text.compareTo((String) other);
            case Instant instant -> instant.compareTo((Instant) other);
            case Boolean flag -> flag.compareTo((Boolean) other);
            case Number number -> Double.compare(number.doubleValue(), ((Number) other).doubleValue());
            default -> throw new IllegalStateException("Has no order: " + one);
        };
    }

    /** Values of different kinds are in no range of each other. */
    private static int rank(Object value) {
        return switch (value) {
            case Number _ -> 1;
            case String _ -> 2;
            case Boolean _ -> 3;
            case Instant _ -> 4;
            default -> Integer.MAX_VALUE;
        };
    }

    @Override
    public @Nullable Integer getPosition(Document document) {
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Integer> collection) {}

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Integer> collection) {}

    @Override
    public long getCount() {
        return count.get();
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public void drop() {
        entries = Collections.emptyNavigableSet();
        made = false;
        count.set(0);
    }
}
