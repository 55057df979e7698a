package io.lictor.documents.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import io.lictor.documents.embedded.SortedPositions.Before;
import io.lictor.documents.embedded.SortedPositions.Entry;
import io.lictor.documents.embedded.SortedPositions.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Index that isn't unique, in the order of its first field and of ids: for equality, {@code $in} and ranges, and for lists
 * in that order. The server itself would scan, and sort. It only narrows a search whose results are checked against the
 * whole filter, so it must find all. It is made when it is first asked for, since most are not, and filling a collection is
 * quicker without. One thread at a time may change it while others read.
 */
final class OrderedIndex extends Index<Integer> {

    private static final String ID = "_id";

    private final String field;
    private final String head;
    private final String tail;
    private final LazyPositions entries = new LazyPositions();
    private volatile @Nullable Slots documents;

    /** Whether a document had several values. */
    private volatile boolean hasLists;

    // Sparse: the server doesn't count on finding each document here.
    OrderedIndex(String name, List<IndexKey> keys) {
        super(name, keys.subList(0, 1), true);
        this.field = keys.getFirst().getKey();
        this.head = Values.head(field);
        this.tail = Values.tail(field);
    }

    String field() {
        return field;
    }

    /** Returns the field of a document on which entries depend. */
    String head() {
        return head;
    }

    /** Tells where the documents are. */
    void of(Slots slots) {
        documents = slots;
    }

    /** Returns whether a document has had several values. */
    boolean hasLists() {
        return hasLists;
    }

    /** Makes it of all documents, which come in the order of their ids, unless that was done. */
    void make(Lock turn, Supplier<IntStream> inOrderOfIds) {
        entries.make(turn, () -> {
            Slots slots = Objects.requireNonNull(documents);
            List<Entry> all = new ArrayList<>();
            inOrderOfIds
                    .get()
                    .forEach(position -> valuesOf(slots.value(position, head))
                            .forEach(value -> all.add(new Entry(value, position))));
            all.sort(Comparator.comparing(Entry::value, Values::compare)); // which keeps the order of equals
            return all;
        });
    }

    boolean isMade() {
        return entries.isMade();
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

    /** Returns the entries of documents that may satisfy the condition, in this order. */
    View inOrder(@Nullable Object condition) {
        return Values.isRange(condition) ? range((Document) Objects.requireNonNull(condition)) : entries.all();
    }

    @Override
    public boolean canHandle(Document query) {
        return query.keySet().equals(Set.of(field)) && canFind(query.get(field));
    }

    @Override
    public Iterable<Integer> getPositions(Document query) {
        return find(query.get(field)).stream()
                .flatMapToInt(View::positions)
                .boxed()
                .toList();
    }

    /** Returns the entries of all documents that may satisfy a condition; several of a document with several values. */
    List<View> find(@Nullable Object condition) {
        return found(Objects.requireNonNull(condition)).toList();
    }

    static boolean canFind(@Nullable Object condition) {
        return switch (condition) {
            case null -> false;
            case Document d when d.keySet().equals(Set.of("$in")) -> values(d).allMatch(Values::isValue);
            case Document d when d.keySet().equals(Set.of("$elemMatch")) -> Values.isRange(d.get("$elemMatch"));
            case Document d -> Values.isRange(d);
            default -> Values.isValue(condition);
        };
    }

    /** Returns whether all entries that {@link #find} gives are of documents that satisfy the condition. */
    boolean isExact(@Nullable Object condition) {
        boolean ofOneValue = Values.isValue(condition)
                || condition instanceof Document d && !Values.isRange(d) && canFind(condition);
        return isMade() && (ofOneValue || canFind(condition) && !hasLists);
    }

    private Stream<View> found(Object condition) {
        return switch (condition) {
            case Document d
            when d.containsKey("$in") ->
                values(d).map(Values::normal).distinct().map(this::equal);
            case Document d
            when d.containsKey("$elemMatch") ->
                Stream.of(between((Document) Objects.requireNonNull(d.get("$elemMatch"))));
            case Document d -> Stream.of(range(d));
            default -> Stream.of(equal(Values.normal(condition)));
        };
    }

    private View equal(Object value) {
        return entries.between(before(value), throughout(value));
    }

    /** Tells entries before all of a value. */
    private static Before before(Object value) {
        return (other, _) -> Values.compare(other, value) < 0;
    }

    /** Tells entries before all that are behind a value. */
    private static Before throughout(Object value) {
        return (other, _) -> Values.compare(other, value) <= 0;
    }

    /**
     * Returns the entries within bounds. For fields with several values only one bound is used, as one value may satisfy the
     * one and another the other.
     */
    private View range(Document bounds) {
        if (!hasLists || bounds.size() == 1) {
            return between(bounds);
        }
        var first = bounds.keySet().iterator().next();
        return between(new Document(first, bounds.get(first)));
    }

    /** The entries behind all lower bounds and before all upper ones, of values of their kind only. */
    private View between(Document bounds) {
        int kind = Values.rank(Objects.requireNonNull(bounds.values().iterator().next()));
        Before from = (other, _) -> Values.rank(other) < kind;
        Before to = (other, _) -> Values.rank(other) <= kind;
        for (var bound : bounds.entrySet()) {
            Object value = Values.normal(Objects.requireNonNull(bound.getValue()));
            switch (bound.getKey()) {
                case "$gt" -> from = either(from, throughout(value));
                case "$gte" -> from = either(from, before(value));
                case "$lt" -> to = both(to, before(value));
                default -> to = both(to, throughout(value));
            }
        }
        return entries.between(from, to);
    }

    private static Before either(Before one, Before other) {
        return (value, position) -> one.test(value, position) || other.test(value, position);
    }

    private static Before both(Before one, Before other) {
        return (value, position) -> one.test(value, position) && other.test(value, position);
    }

    private static Stream<?> values(Document in) {
        return ((Collection<?>) Objects.requireNonNull(in.get("$in"))).stream();
    }

    @Override
    public void add(Document document, Integer position, MongoCollection<Integer> collection) {
        if (isFollowing()) {
            add(document.get(head), document.get(ID), position);
        }
    }

    private void add(@Nullable Object values, @Nullable Object id, int position) {
        valuesOf(values).forEach(value -> entries.add(value, position, beforeIt(value, id)));
    }

    private Before beforeIt(Object value, @Nullable Object id) {
        Slots slots = Objects.requireNonNull(documents);
        DocumentPacker.Id ofId = DocumentPacker.Id.of(String.valueOf(id));
        return (other, at) -> {
            int byValue = Values.compare(other, value);
            return byValue < 0 || byValue == 0 && slots.compareId(at, ofId) < 0;
        };
    }

    /** Forgets a document that is still at its position, and about to go. */
    void remove(Document document, int position) {
        if (isFollowing()) {
            valuesOf(document.get(head))
                    .forEach(value -> entries.removeForGood(position, beforeIt(value, document.get(ID))));
        }
    }

    /** Returns whether changes count; to be asked by who writes. */
    boolean isFollowing() {
        return documents != null && entries.isFollowing();
    }

    /** Does nothing: {@link #remove(Document, int)} is told where the document is. */
    @Override
    public @Nullable Integer remove(Document document) {
        return null;
    }

    @Override
    public void updateInPlace(Document before, Document after, Integer position, MongoCollection<Integer> collection) {
        change(before.get(head), after.get(head), after.get(ID), position);
    }

    /** Follows a change of the field {@link #head}. */
    void change(@Nullable Object before, @Nullable Object after, @Nullable Object id, int position) {
        if (isFollowing() && !Objects.equals(before, after)) {
            valuesOf(before).forEach(value -> entries.remove(position, beforeIt(value, id)));
            add(after, id, position);
        }
    }

    /** The values of the field, and of all elements if it is an array, or within one. */
    private List<Object> valuesOf(@Nullable Object value) {
        List<Object> values = Values.at(value, tail)
                .filter(Values::isValue)
                .map(Values::normal)
                .distinct()
                .toList();
        if (values.size() > 1) {
            hasLists = true;
        }
        return values;
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
        return entries.all().size();
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public void drop() {
        entries.drop();
    }
}
