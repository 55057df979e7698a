package io.lictor.documents.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Index that isn't unique: for equality and {@code $in} on its first field. The server itself would scan. It only
 * narrows a search whose results are checked against the whole filter, so it must find all. Not thread-safe: {@link
 * SerializedBackend} is.
 */
final class EqualityIndex extends Index<Integer> {

    private final String field;

    /** By value and document id, the document's position in its collection. */
    private final Map<Object, Map<Object, Integer>> positions = new HashMap<>();

    // Sparse: the server doesn't count on finding each document here.
    EqualityIndex(String name, List<IndexKey> keys) {
        super(name, keys.subList(0, 1), true);
        this.field = keys.getFirst().getKey();
    }

    @Override
    public boolean canHandle(Document query) {
        return query.keySet().equals(Set.of(field)) && isLookup(query.get(field));
    }

    @Override
    public Iterable<Integer> getPositions(Document query) {
        return found(query).flatMap(documents -> documents.values().stream()).toList();
    }

    /** Returns the number of positions; one with several of the values sought counts several times. */
    long count(Document query) {
        return found(query).mapToInt(Map::size).sum();
    }

    private Stream<Map<Object, Integer>> found(Document query) {
        return sought(Objects.requireNonNull(query.get(field)))
                .map(value -> positions.getOrDefault(normal(value), Map.of()));
    }

    @Override
    public void add(Document document, Integer position, MongoCollection<Integer> collection) {
        values(document)
                .forEach(value ->
                        positions.computeIfAbsent(value, v -> new HashMap<>(2)).put(document.get("_id"), position));
    }

    @Override
    public @Nullable Integer remove(Document document) {
        values(document)
                .forEach(value -> positions.computeIfPresent(value, (v, documents) -> {
                    documents.remove(document.get("_id"));
                    return documents.isEmpty() ? null : documents;
                }));
        return null;
    }

    @Override
    public void updateInPlace(Document before, Document after, Integer position, MongoCollection<Integer> collection) {
        if (!nullAwareEqualsKeys(before, after)) {
            remove(before);
            add(after, position, collection);
        }
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
        return positions.size();
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public void drop() {
        positions.clear();
    }

    // Null is none: it is also the value of documents without the field. Nor are arrays, known here by their elements.
    private static boolean isLookup(@Nullable Object condition) {
        return switch (condition) {
            case null -> false;
            case Document d when d.keySet().equals(Set.of("$in")) -> sought(d).allMatch(EqualityIndex::isValue);
            default -> isValue(condition);
        };
    }

    private static boolean isValue(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Document _, Collection<?> _, BsonRegularExpression _ -> false;
            default -> true;
        };
    }

    private static Stream<?> sought(Object condition) {
        return condition instanceof Document in
                ? ((Collection<?>) Objects.requireNonNull(in.get("$in"))).stream()
                : Stream.of(condition);
    }

    /** The values of the field, and of all elements if it is an array, or within one. */
    private Stream<Object> values(Document document) {
        return getKeyValues(document).stream().flatMap(key -> flat(key.get(0))).distinct();
    }

    private static Stream<Object> flat(@Nullable Object value) {
        return switch (value) {
            case null -> Stream.empty();
            case Collection<?> values -> values.stream().flatMap(EqualityIndex::flat);
            default -> Stream.of(value);
        };
    }

    // 1, 1L and 1.0 are the same to a query.
    private static Object normal(Object value) {
        return new KeyValue(value).normalized().get(0);
    }
}
