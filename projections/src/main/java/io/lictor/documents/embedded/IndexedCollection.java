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
import io.lictor.documents.embedded.SortedPositions.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collection that answers queries by indexes, while others write.
 *
 * <ol>
 *   <li>Under the lock of the writers, a query takes the entries of the indexes that answer a part of it, and of the one that
 *       has its order. They don't change any more.
 *   <li>The part with the fewest entries gives the candidates.
 *   <li>A {@link Search} finds the documents, which are read as they are by then, and each is checked against the whole query.
 * </ol>
 *
 * <p>A document that is stored is never changed, but replaced; only sets of texts grow and shrink in place.
 *
 * <p>Hazard: the server uses an index only if the filter has exactly its fields, and scans everything for
 * {@code {_id: …, position: {$lt: …}}} (every guarded update) and for whatever stands in an {@code $and}. And it changes
 * documents in place, while others encode them.
 */
final class IndexedCollection extends MemoryCollection {

    /** Queries with more candidates than this are answered with columns. */
    private static final long FEW = 200;

    private final Slots slots = new Slots();
    private final IdOrderIndex orderOfIds = new IdOrderIndex(slots);
    private final Columns columns = new Columns(slots);
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

    @Override
    public void addIndex(Index<Integer> index) {
        if (index instanceof IdIndex ids) {
            ids.of(slots);
        }
        if (index instanceof OrderedIndex ordered) {
            ordered.of(slots);
        }
        super.addIndex(index);
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
        slots.beginReading();
        try {
            var plan = plan(query, limit > 0 ? orderBy : null);
            var order = plan.order();
            QueryResult found;
            if (order != null) {
                var first = plan.search().first(skip + limit, order, plan.candidates());
                found = matchDocumentsFromStream(query, first.stream(), skip, limit, batchSize, null, fields);
            } else if (plan.candidates() != null || !isNaturalDescending(orderBy)) {
                var documents = plan.search().possible(positions(plan)).mapToObj(slots::get);
                found = matchDocumentsFromStream(
                        query,
                        documents.filter(Objects::nonNull),
                        skip,
                        limit,
                        batchSize,
                        deriveComparator(orderBy),
                        fields);
            } else {
                found = matchDocuments(query, orderBy, skip, limit, batchSize, fields);
            }
            return isWriting() ? changeable(found) : found;
        } finally {
            slots.endReading();
        }
    }

    @Override
    public int count(Document query, int skip, int limit) {
        if (query == null || query.isEmpty() || skip > 0 || limit > 0) {
            return super.count(query, skip, limit);
        }
        slots.beginReading();
        try {
            var plan = plan(query, null);
            return plan.isExact()
                    ? (int) positions(plan).count()
                    : plan.search().count(positions(plan));
        } finally {
            slots.endReading();
        }
    }

    /**
     * Way to answer a query.
     *
     * @param candidates all documents that may fit; null for all there are
     * @param order null if the documents have to be sorted
     * @param isExact whether all candidates fit
     */
    private record Plan(
            Search search, @Nullable Candidates candidates, Search.@Nullable Order order, boolean isExact) {}

    private IntStream positions(Plan plan) {
        return plan.candidates() == null ? slots.positions() : plan.candidates().positions();
    }

    private Plan plan(Document query, @Nullable Document orderBy) {
        var required = new Document();
        boolean isWhole = collectRequired(query, required);
        make(orderBy, required);
        Candidates candidates;
        Search.Order order;
        turn.lock();
        try {
            candidates = candidates(required);
            order = order(orderBy, required);
        } finally {
            turn.unlock();
        }
        boolean worthColumns = (candidates == null ? count() : candidates.count()) > FEW;
        if (worthColumns) {
            PositionFilter.fields(query).forEach(columns::make);
        }
        var filter = new PositionFilter(query, slots, worthColumns ? columns : new Columns(slots));
        boolean isExact = isWhole && candidates != null && required.size() == 1 && isExact(required);
        return new Plan(
                new Search(slots, filter, document -> documentMatchesQuery(document, query)),
                candidates,
                order,
                isExact);
    }

    /** Returns whether an index finds the documents that satisfy a condition, and no others. */
    private boolean isExact(Document condition) {
        return getIndexes().stream()
                .anyMatch(index -> index instanceof OrderedIndex ordered
                        && condition.containsKey(ordered.field())
                        && ordered.isExact(condition.get(ordered.field())));
    }

    /** Makes what a query can use. Others write meanwhile, unless it is a writer itself who asks. */
    private void make(@Nullable Document orderBy, Document required) {
        if (isWriting()) {
            return;
        }
        if (IdOrderIndex.direction(orderBy) != 0) {
            orderOfIds.make(turn);
        }
        for (var index : getIndexes()) {
            if (index instanceof OrderedIndex ordered
                    && (ordered.isOrder(orderBy) || OrderedIndex.canFind(required.get(ordered.field())))) {
                orderOfIds.make(turn);
                ordered.make(turn, orderOfIds::all);
                if (ordered.isOrder(orderBy)) {
                    columns.make(ordered.field());
                }
            }
        }
        alternatives(required).forEach(alternative -> make(null, alternative));
    }

    /** Returns what has to hold in each of the cases of which one has to hold. */
    private static List<Document> alternatives(Document required) {
        List<Document> alternatives = new ArrayList<>();
        if (required.get("$or") instanceof Collection<?> queries) {
            for (var query : queries) {
                var alternative = new Document();
                collectRequired((Document) Objects.requireNonNull(query), alternative);
                alternatives.add(alternative);
            }
        }
        return alternatives;
    }

    /** Returns the order of a query, if it needs no sorting. */
    private Search.@Nullable Order order(@Nullable Document orderBy, Document required) {
        if (orderBy == null || orderBy.isEmpty() || slots.hasOtherIds()) {
            return null;
        }
        int byIds = IdOrderIndex.direction(orderBy);
        if (byIds != 0) {
            return orderOfIds.isMade()
                    ? new Search.Order(orderOfIds.within(required.get(getIdField())), byIds > 0, _ -> IdOrderIndex.ANY)
                    : null;
        }
        for (var index : getIndexes()) {
            if (index instanceof OrderedIndex ordered && ordered.isMade() && ordered.isOrder(orderBy)) {
                var condition = required.get(ordered.field());
                if (ordered.getCount() == count() || OrderedIndex.canFind(condition)) {
                    return new Search.Order(
                            ordered.inOrder(condition),
                            orderBy.get(ordered.field()) instanceof Number n && n.intValue() > 0,
                            position -> value(position, ordered.field()));
                }
            }
        }
        return null;
    }

    private @Nullable Object value(int position, String field) {
        var column = columns.made(field);
        var known = column == null ? Columns.UNKNOWN : column.get(position);
        var value = known == Columns.UNKNOWN ? Values.contentOf(slots.value(position, field), "") : known;
        return Values.isValue(value) ? value : null;
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

    /** Returns the document of an id. */
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
        if (position == null || !Objects.equals(slots.value(position, guard), before)) {
            return false;
        }
        if (document == null) {
            removeDocument(getDocument(position));
        } else {
            replace(position, document);
        }
        return true;
    }

    private void replace(int position, Document after) {
        for (var index : getIndexes()) {
            if (index instanceof OrderedIndex ordered && ordered.isFollowing()) {
                ordered.change(
                        slots.value(position, ordered.head()),
                        after.get(ordered.head()),
                        after.get(getIdField()),
                        position);
            }
        }
        store(position, after);
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
    private Collection<Object> set(int position, String field) {
        var document = getDocument(position);
        if (document.get(field) instanceof ConcurrentSkipListSet<?> present) {
            return (Collection<Object>) present;
        }
        var set = new ConcurrentSkipListSet<Object>();
        if (document.get(field) instanceof Collection<?> present) {
            set.addAll(present);
        }
        var next = new Document(document);
        next.put(field, set);
        slots.replaceUnpacked(position, next);
        return set;
    }

    private @Nullable Integer position(String id) {
        return getIndexes().getFirst() instanceof IdIndex ids ? ids.position(id) : null;
    }

    @Override
    protected Integer addDocumentInternal(Document document) {
        columns.beginChange();
        var position = slots.add(document);
        columns.set(position, document);
        columns.endChange();
        orderOfIds.add(document, position);
        return position;
    }

    @Override
    protected void removeDocument(Integer position) {
        var document = getDocument(position);
        orderOfIds.remove(document, position);
        for (var index : getIndexes()) {
            if (index instanceof OrderedIndex ordered) {
                ordered.remove(document, position);
            }
        }
        columns.beginChange();
        slots.remove(position);
        columns.remove(position);
        columns.endChange();
    }

    @Override
    protected void handleUpdate(Integer position, Document before, Document after) {
        store(position, after);
    }

    private void store(int position, Document after) {
        columns.beginChange();
        slots.replace(position, after);
        columns.set(position, after);
        columns.endChange();
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

    /** Returns the documents that satisfy the part of a query with the fewest; null if no index answers a part of it. */
    private @Nullable Candidates candidates(Document required) {
        List<View> fewest = null;
        long least = Long.MAX_VALUE;
        var ofLists = new ArrayList<List<View>>();
        for (var index : getIndexes()) {
            var found = index instanceof OrderedIndex ordered
                    ? find(ordered, required.get(ordered.field()))
                    : byId(index, required);
            if (found != null) {
                long count = Candidates.count(found);
                if (count < least) {
                    fewest = found;
                    least = count;
                }
                if (index instanceof OrderedIndex ordered && ordered.hasLists()) {
                    ofLists.add(found);
                }
            }
        }
        var ofAlternatives = ofAlternatives(required);
        if (ofAlternatives != null && Candidates.count(ofAlternatives) < least) {
            fewest = ofAlternatives;
        }
        ofLists.remove(fewest);
        return fewest == null ? null : new Candidates(fewest, ofLists);
    }

    /** Returns the entries of all cases of which one has to hold; null if there are none, or one that no index answers. */
    private @Nullable List<View> ofAlternatives(Document required) {
        List<View> all = new ArrayList<>();
        for (var alternative : alternatives(required)) {
            var candidates = candidates(alternative);
            if (candidates == null) {
                return null;
            }
            all.addAll(candidates.found());
        }
        return all.isEmpty() ? null : all;
    }

    private static @Nullable List<View> find(OrderedIndex index, @Nullable Object condition) {
        return index.isMade() && OrderedIndex.canFind(condition) ? index.find(condition) : null;
    }

    private static @Nullable List<View> byId(Index<Integer> index, Document required) {
        var part = new Document();
        for (var key : index.getKeys()) {
            if (!required.containsKey(key.getKey())) {
                return null;
            }
            part.put(key.getKey(), required.get(key.getKey()));
        }
        return index.canHandle(part) ? List.of(View.of(index.getPositions(part))) : null;
    }

    /** Collects what has to hold in any case; returns whether that is all of the query. */
    private static boolean collectRequired(Document query, Document required) {
        boolean isWhole = true;
        for (var part : query.entrySet()) {
            var condition = part.getValue();
            if (part.getKey().equals("$and") && condition instanceof Collection<?> all) {
                for (var each : all) {
                    isWhole &= collectRequired((Document) each, required);
                }
            } else if (condition == null) {
                isWhole = false;
            } else {
                var known = required.get(part.getKey());
                required.put(part.getKey(), known == null ? condition : both(known, condition));
                isWhole &= known == null || Values.isRange(known) && Values.isRange(condition);
            }
        }
        return isWhole;
    }

    /** Two conditions on a field as one, if both are bounds; otherwise the first has to do. */
    private static Object both(Object one, Object other) {
        if (!Values.isRange(one) || !Values.isRange(other)) {
            return one;
        }
        var both = new Document((Document) one);
        ((Document) other)
                .forEach((bound, value) ->
                        both.merge(bound, value, (first, second) -> isTighter(bound, second, first) ? second : first));
        return both;
    }

    private static boolean isTighter(String bound, Object value, Object than) {
        int compared = Values.compare(Values.normal(value), Values.normal(than));
        return bound.startsWith("$g") ? compared > 0 : compared < 0;
    }

    // Counting bytes means encoding each document once more on every insert, and twice on every update.
    @Override
    protected boolean tracksDataSize() {
        return false;
    }
}
