package io.lictor.documents.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Positions of a collection's documents in the order of their ids: a page in that order ends with its last document,
 * while the server itself would sort all of them. Built when first asked for, and only if all ids are texts. One
 * thread at a time may change it while others read.
 */
final class IdOrderIndex {

    private static final String ID = "_id";

    private volatile @Nullable NavigableMap<String, Integer> positions;
    private boolean hasOthers;

    /** Returns the direction of an order by id alone: up (1) or down (-1); 0 for any other order. */
    static int direction(@Nullable Document orderBy) {
        return orderBy != null && orderBy.size() == 1 && orderBy.get(ID) instanceof Number direction
                ? Integer.signum(direction.intValue())
                : 0;
    }

    /** Has {@code all} tell of each document and its position, if that is not known yet. */
    void make(Consumer<IdOrderIndex> all) {
        if (positions == null && !hasOthers) {
            var made = new IdOrderIndex();
            made.positions = new ConcurrentSkipListMap<>();
            all.accept(made);
            hasOthers = made.hasOthers;
            positions = made.positions; // whole, for who reads meanwhile
        }
    }

    /**
     * The documents in this order, from the id on that {@code condition} begins with if it has one; null where that isn't
     * known.
     */
    @Nullable
    Stream<Document> documents(int direction, @Nullable Object condition, Slots slots) {
        NavigableMap<String, Integer> known = positions;
        if (known == null) {
            return null;
        }
        boolean ascending = direction > 0;
        NavigableMap<String, Integer> ordered = ascending ? known : known.descendingMap();
        String first = first(condition, ascending ? "$gt" : "$lt");
        // Another may have taken the place of one that was removed.
        return (first == null ? ordered : ordered.tailMap(first, false))
                .entrySet().stream()
                        .map(entry -> {
                            Document document = slots.get(entry.getValue());
                            return document != null && entry.getKey().equals(document.get(ID)) ? document : null;
                        })
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull);
    }

    private static @Nullable String first(@Nullable Object condition, String bound) {
        return condition instanceof Document range && range.get(bound) instanceof String id ? id : null;
    }

    void add(Document document, Integer position) {
        if (!(document.get(ID) instanceof String id)) {
            hasOthers = true;
            positions = null;
        } else {
            NavigableMap<String, Integer> known = positions;
            if (known != null) {
                known.put(id, position);
            }
        }
    }

    void remove(Document document) {
        NavigableMap<String, Integer> known = positions;
        if (known != null && document.get(ID) instanceof String id) {
            known.remove(id);
        }
    }
}
