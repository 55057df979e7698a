package io.lictor.documents.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets a query use an index for a part of its filter, the one that leaves the fewest documents to look at, and be answered
 * while others write: a document that is stored is never changed, but replaced; only its sets grow and shrink in place,
 * and those are for several threads.
 * Hazard: the server uses an index only if the filter has exactly its fields, and scans everything for
 * {@code {_id: …, position: {$lt: …}}} (every guarded update) and for whatever stands in an {@code $and}. And it changes
 * documents in place, while others encode them.
 */
final class IndexedCollection extends MemoryCollection {

    /** So many documents are looked at in any case. */
    private static final long FEW = 64;

    private static final long FURTHER = 8;

    /** Part of all documents: a search that would look at more looks at all. */
    private static final long WORTH_SCANNING = 4;

    private final Slots slots = new Slots();
    private final IdOrderIndex orderOfIds = new IdOrderIndex();
    private final StringPool texts = new StringPool();
    private final ReentrantLock turn;

    /** {@code turn} is held by who writes, for as long as that takes, and by who looks something up in an index. */
    IndexedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            ReentrantLock turn) {
        super(database, name, options, cursors);
        this.turn = turn;
    }

    /** The server's own keeps all others out of the collection until it is answered. */
    @Override
    public QueryResult handleQuery(QueryParameters query) {
        var selector = query.getQuerySelector();
        boolean wrapped = selector.containsKey("$query");
        if (isWriting() || selector.containsKey("query")) {
            return super.handleQuery(query);
        }
        return queryDocuments(
                wrapped ? (Document) Objects.requireNonNull(selector.get("$query")) : selector,
                wrapped ? (Document) selector.get("$orderby") : null,
                query.getNumberToSkip(),
                query.getLimit(),
                query.getBatchSize(),
                query.getProjection());
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        int direction = limit > 0 ? IdOrderIndex.direction(orderBy) : 0;
        var required = new Document();
        collectRequired(query, required);
        var order = limit > 0 && direction == 0 ? orderOf(orderBy, required) : null;
        var candidates =
                candidates(required, direction == 0 && order == null ? Integer.MAX_VALUE : passedOver(skip + limit));
        var ordered = direction == 0 ? null : inOrderOfIds(required.get(getIdField()), direction, candidates);
        QueryResult found;
        if (ordered != null) {
            found = matchDocumentsFromStream(query, ordered, skip, limit, batchSize, null, fields);
        } else if (candidates != null) {
            var documents = IntStream.of(candidates).mapToObj(slots::get).filter(Objects::nonNull);
            found = matchDocumentsFromStream(
                    query, documents, skip, limit, batchSize, deriveComparator(orderBy), fields);
        } else if (order != null) {
            found = matchDocumentsFromStream(
                    query, inOrder(order, orderBy, required), skip, limit, batchSize, null, fields);
        } else {
            found = matchDocuments(query, orderBy, skip, limit, batchSize, fields);
        }
        return isWriting() ? changeable(found) : found;
    }

    /** A write changes what it finds, and hands it over as a whole. */
    private static QueryResult changeable(QueryResult found) {
        return new QueryResult(
                found.collectDocuments().stream().map(Document::new).toList(), found.getCursorId());
    }

    private boolean isWriting() {
        return turn.isHeldByCurrentThread();
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        var documents = isNaturalDescending(orderBy) ? slots.allBackwards() : slots.all();
        return matchDocumentsFromStream(query, documents, skip, limit, batchSize, deriveComparator(orderBy), fields);
    }

    /** Returns the index that has all documents in this order, or all that may be found; null if there is none. */
    private @Nullable OrderedIndex orderOf(@Nullable Document orderBy, Document required) {
        for (var index : getIndexes()) {
            if (index instanceof OrderedIndex ordered && ordered.isOrder(orderBy)) {
                make(ordered);
                var part = partFor(index, required);
                boolean hasAll = ordered.getCount() == count() || part != null && ordered.canHandle(part);
                if (hasAll && ordered.isOrder(orderBy)) { // what it holds is known only now
                    return ordered;
                }
            }
        }
        return null;
    }

    private void make(OrderedIndex index) {
        turn.lock();
        try {
            index.make(slots);
        } finally {
            turn.unlock();
        }
    }

    private Stream<Document> inOrder(OrderedIndex order, @Nullable Document orderBy, Document required) {
        var field = order.getKeys().getFirst().getKey();
        boolean ascending = orderBy != null && orderBy.get(field) instanceof Number n && n.intValue() > 0;
        return order.inOrder(ascending, required.get(field))
                // Another may have taken the place of one that was removed.
                .map(entry -> {
                    var document = slots.get(entry.position());
                    return document != null && entry.id().equals(String.valueOf(document.get(getIdField())))
                            ? document
                            : null;
                })
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull);
    }

    /** Returns how many documents may be passed over before scanning in the order of ids pays off. */
    private long passedOver(int wanted) {
        return (long) Math.sqrt((double) wanted * count());
    }

    /** Walks in the order of ids unless so few documents are left that sorting them costs less. */
    private @Nullable Stream<Document> inOrderOfIds(
            @Nullable Object condition, int direction, int @Nullable [] candidates) {
        if (candidates == null) {
            turn.lock();
            try {
                orderOfIds.make(order -> slots.positions().forEach(position -> addTo(order, position)));
            } finally {
                turn.unlock();
            }
            return orderOfIds.documents(direction, condition, slots);
        }
        var few = new IdOrderIndex();
        few.make(order -> IntStream.of(candidates).forEach(position -> addTo(order, position)));
        return few.documents(direction, condition, slots);
    }

    private void addTo(IdOrderIndex order, int position) {
        var document = slots.get(position);
        if (document != null) {
            order.add(document, position);
        }
    }

    /** The document itself, not a copy. */
    @Nullable
    Document withId(String id) {
        var position = position(id);
        return position == null ? null : slots.get(position);
    }

    /**
     * Puts it in, or in the place of the one whose {@code guard} is {@code before}, or takes that one away; false where that
     * is not what is there.
     */
    boolean write(String id, @Nullable Document document, String guard, long before) {
        var position = position(id);
        if (position == null && before == 0 && document != null) {
            addDocument(document);
            return true;
        }
        if (position == null || !Objects.equals(getDocument(position).get(guard), before)) {
            return false;
        }
        if (document == null) {
            removeDocument(getDocument(position));
        } else {
            replace(position, document);
        }
        return true;
    }

    /** Most of a document stays as it is: what is not made anew need not be kept anew, either. */
    private void replace(Integer position, Document after) {
        var stored = getDocument(position);
        for (var index : getIndexes()) {
            if (!hasSameKeys(index, stored, after)) {
                index.updateInPlace(stored, after, position, this);
            }
        }
        var next = new Document();
        after.forEach((field, value) -> {
            if (isSame(field, stored, after)) {
                texts.putShared(next, field, stored.get(field));
            } else {
                texts.put(next, field, value);
            }
        });
        slots.replace(position, next);
    }

    /** An index finds that out as well, but makes its keys for it; few changes are to what licences are sought by. */
    private static boolean hasSameKeys(Index<Integer> index, Document stored, Document after) {
        for (var key : index.getKeys()) {
            var path = key.getKey();
            var end = path.indexOf('.');
            if (!isSame(end < 0 ? path : path.substring(0, end), stored, after)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(String field, Document stored, Document after) {
        return stored.containsKey(field) == after.containsKey(field)
                && Objects.equals(stored.get(field), after.get(field));
    }

    /** Adds texts to fields of a document that have each but once; both are made where they aren't there. */
    void addToSets(String id, Map<String, ? extends Collection<String>> additions) {
        var position = position(id);
        if (position == null) {
            addDocument(new Document(getIdField(), id));
            position = Objects.requireNonNull(position(id));
        }
        var at = position;
        additions.forEach((field, texts) -> set(at, field).addAll(texts));
    }

    /** The contrary, where they are there. */
    void removeFromSets(String id, Map<String, ? extends Collection<String>> removals) {
        var position = position(id);
        removals.forEach((field, texts) -> {
            if (position != null && getDocument(position).containsKey(field)) {
                set(position, field).removeAll(texts);
            }
        });
    }

    // A set, for a customer may have many licences; for several threads, for it is not replaced with its document.
    @SuppressWarnings("unchecked") // whatever is in it stays
    private Collection<Object> set(Integer position, String field) {
        var document = getDocument(position);
        if (document.get(field) instanceof ConcurrentSkipListSet<?> present) {
            return (Collection<Object>) present;
        }
        var set = new ConcurrentSkipListSet<Object>();
        if (document.get(field) instanceof Collection<?> present) {
            set.addAll(present);
        }
        var next = new Document(document);
        texts.putShared(next, field, set);
        slots.replace(position, next);
        return set;
    }

    private @Nullable Integer position(String id) {
        return getIndexes().getFirst().getPosition(new Document(getIdField(), id));
    }

    @Override
    protected Integer addDocumentInternal(Document document) {
        texts.share(document);
        var position = slots.add(document);
        orderOfIds.add(document, position);
        return position;
    }

    @Override
    protected void removeDocument(Integer position) {
        orderOfIds.remove(getDocument(position));
        slots.remove(position);
    }

    @Override
    protected void handleUpdate(Integer position, Document before, Document after) {
        slots.replace(position, after);
    }

    @Override
    protected Document getDocument(Integer position) {
        return Objects.requireNonNull(slots.get(position));
    }

    @Override
    protected Stream<DocumentWithPosition<Integer>> streamAllDocumentsWithPosition() {
        return slots.positions()
                .filter(position -> slots.get(position) != null)
                .mapToObj(position -> new DocumentWithPosition<>(getDocument(position), position));
    }

    @Override
    protected @Nullable Integer findDocumentPosition(Document document) {
        return streamAllDocumentsWithPosition()
                .filter(each -> each.getDocument().equals(document))
                .map(DocumentWithPosition::getPosition)
                .findFirst()
                .orElse(null);
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // nobody need wait for it
    public int count() {
        return slots.count();
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public boolean isEmpty() {
        return slots.count() == 0;
    }

    /**
     * The positions of the fewest documents among which all answers must be, in their order, so that an index changes the
     * order of answers as little as their number; null where there is no telling, or too many.
     */
    private int @Nullable [] candidates(Document required, long most) {
        var lookups = new ArrayList<Lookup>();
        turn.lock();
        try {
            for (var index : getIndexes()) {
                var part = partFor(index, required);
                if (part != null && index.canHandle(part)) {
                    if (index instanceof OrderedIndex ordered) {
                        ordered.make(slots);
                    }
                    lookups.add(new Lookup(index, part));
                }
            }
            var fewest = fewest(lookups, Math.min(most, Math.max(FEW, count() / WORTH_SCANNING)));
            // An index on an array finds a document once for each element.
            return fewest == null
                    ? null
                    : fewest.positions().sorted().distinct().toArray();
        } finally {
            turn.unlock();
        }
    }

    /** Looks a little further into each index until one comes to its end: the others need not be counted. */
    private static @Nullable Lookup fewest(List<Lookup> lookups, long most) {
        for (long bound = FEW; !lookups.isEmpty(); bound *= FURTHER) {
            long within = Math.min(bound, most);
            for (var lookup : lookups) {
                if (lookup.hasAtMost(within)) {
                    return lookup;
                }
            }
            if (within == most) {
                break;
            }
        }
        return null;
    }

    /** A part of a filter that an index answers. */
    private record Lookup(Index<Integer> index, Document part) {

        boolean hasAtMost(long most) {
            return index instanceof OrderedIndex ordered
                    ? ordered.countUpTo(part, most) <= most
                    : positions().limit(most + 1).count() <= most;
        }

        IntStream positions() {
            var found = IntStream.builder();
            index.getPositions(part).forEach(found::add);
            return found.build();
        }
    }

    private static void collectRequired(Document query, Document required) {
        query.forEach((field, condition) -> {
            if (condition == null) {
                required.putIfAbsent(field, null);
            } else if (!field.equals("$and")) {
                required.merge(field, condition, IndexedCollection::both);
            } else if (condition instanceof Collection<?> all) {
                all.forEach(each -> collectRequired((Document) each, required));
            }
        });
    }

    /** Two conditions on a field as one, where they bound it from two sides; else the first one has to do. */
    private static Object both(Object one, Object other) {
        if (one instanceof Document first
                && other instanceof Document second
                && Collections.disjoint(first.keySet(), second.keySet())) {
            var both = new Document(first);
            both.putAll(second);
            return both;
        }
        return one;
    }

    private static @Nullable Document partFor(Index<Integer> index, Document required) {
        var part = new Document();
        for (var key : index.getKeys()) {
            if (!required.containsKey(key.getKey())) {
                return null;
            }
            part.put(key.getKey(), required.get(key.getKey()));
        }
        return part;
    }

    // Counting bytes means encoding each document once more on every insert, and twice on every update.
    @Override
    protected boolean tracksDataSize() {
        return false;
    }
}
