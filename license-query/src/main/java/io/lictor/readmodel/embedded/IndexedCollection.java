package io.lictor.readmodel.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets a query use an index for a part of its filter, the one that leaves the fewest documents to look at.
 * Hazard: the server uses an index only if the filter has exactly its fields, and scans everything for
 * {@code {_id: …, position: {$lt: …}}} (every guarded update) and for whatever stands in an {@code $and}.
 */
final class IndexedCollection extends MemoryCollection {

    private final OrderOfIds orderOfIds = new OrderOfIds();
    private final SharedTexts texts = new SharedTexts();

    IndexedCollection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
        super(database, name, options, cursors);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        int direction = limit > 0 ? OrderOfIds.direction(orderBy) : 0;
        var required = new Document();
        collectRequired(query, required);
        var candidates = candidates(required, direction == 0 ? Integer.MAX_VALUE : passedOver(skip + limit));
        var ordered = direction == 0 ? null : inOrderOfIds(required.get(getIdField()), direction, candidates);
        if (ordered != null) {
            return matchDocumentsFromStream(query, ordered, skip, limit, batchSize, null, fields);
        }
        return candidates == null
                ? super.queryDocuments(query, orderBy, skip, limit, batchSize, fields)
                : matchDocuments(query, candidates, orderBy, skip, limit, batchSize, fields);
    }

    /** Where more documents than these match, as many of them as are wanted are found sooner in the order of ids. */
    private long passedOver(int wanted) {
        return (long) Math.sqrt((double) wanted * count());
    }

    /** To put a few in order costs less than to look at each of them: the page may end with one of the first. */
    private @Nullable Stream<Document> inOrderOfIds(
            @Nullable Object condition, int direction, @Nullable Set<Integer> candidates) {
        var positions = candidates == null
                ? orderOfIds.positions(direction, condition, this::addAll)
                : new OrderOfIds()
                        .positions(
                                direction,
                                condition,
                                order -> candidates.forEach(position -> order.add(getDocument(position), position)));
        return positions == null ? null : positions.map(this::getDocument);
    }

    private void addAll(OrderOfIds order) {
        streamAllDocumentsWithPosition().forEach(each -> order.add(each.getDocument(), each.getPosition()));
    }

    /** The document itself, not a copy. */
    @Nullable
    Document withId(String id) {
        var position = position(id);
        return position == null ? null : getDocument(position);
    }

    /** Puts it in, or in the place of the one whose {@code guard} is {@code before}; false where that is not what is there. */
    boolean write(String id, Document document, String guard, long before) {
        var position = position(id);
        if (position == null && before == 0) {
            addDocument(document);
        } else if (position != null && Objects.equals(getDocument(position).get(guard), before)) {
            replace(position, document);
        } else {
            return false;
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
        stored.keySet().retainAll(after.keySet());
        after.forEach((field, value) -> {
            if (!isSame(field, stored, after)) {
                texts.put(stored, field, value);
            }
        });
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
        var document = madeWithId(id);
        additions.forEach((field, texts) -> set(document, field).addAll(texts));
    }

    private Document madeWithId(String id) {
        var present = withId(id);
        if (present != null) {
            return present;
        }
        var made = new Document(getIdField(), id);
        addDocument(made);
        return made;
    }

    /** The contrary, where they are there. */
    void removeFromSets(String id, Map<String, ? extends Collection<String>> removals) {
        var document = withId(id);
        removals.forEach((field, texts) -> {
            if (document != null && document.containsKey(field)) {
                set(document, field).removeAll(texts);
            }
        });
    }

    // A set, for a customer may have many licences.
    @SuppressWarnings("unchecked") // whatever is in it stays
    private static Collection<Object> set(Document document, String field) {
        return (Collection<Object>) document.merge(
                field,
                new LinkedHashSet<>(),
                (present, none) -> present instanceof Set ? present : new LinkedHashSet<>((Collection<?>) present));
    }

    private @Nullable Integer position(String id) {
        return getIndexes().getFirst().getPosition(new Document(getIdField(), id));
    }

    @Override
    protected Integer addDocumentInternal(Document document) {
        texts.share(document);
        var position = super.addDocumentInternal(document);
        orderOfIds.add(document, position);
        return position;
    }

    @Override
    protected void removeDocument(Integer position) {
        orderOfIds.remove(getDocument(position));
        super.removeDocument(position);
    }

    /** The positions of the fewest documents among which all answers must be; null where there is no telling, or too many. */
    private @Nullable Set<Integer> candidates(Document required, long most) {
        Set<Integer> fewest = null;
        for (var index : getIndexes()) {
            var part = partFor(index, required);
            if (part != null
                    && index.canHandle(part)
                    && !(index instanceof EqualityIndex equality && equality.count(part) > most)) {
                // A set, for an index on an array finds a document once for each element; sorted, so that an index
                // changes the order of answers as little as their number.
                var found = new TreeSet<Integer>();
                index.getPositions(part).forEach(found::add);
                fewest = fewest == null || found.size() < fewest.size() ? found : fewest;
            }
        }
        return fewest;
    }

    private static void collectRequired(Document query, Document required) {
        query.forEach((field, condition) -> {
            if (!field.equals("$and")) {
                required.putIfAbsent(field, condition);
            } else if (condition instanceof Collection<?> all) {
                all.forEach(each -> collectRequired((Document) each, required));
            }
        });
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
