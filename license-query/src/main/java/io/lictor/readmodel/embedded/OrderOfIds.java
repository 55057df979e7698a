package io.lictor.readmodel.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the documents of a collection stand, by their ids: a page in that order then ends with its last document, where the
 * server itself would look at all of them and sort. It is made when it is first asked for, and only where all ids are texts.
 * Not thread-safe: {@link OneAtATime} is.
 */
final class OrderOfIds {

    private static final String ID = "_id";

    private @Nullable NavigableMap<String, Integer> positions;
    private boolean hasOthers;

    /** Whether an order is by id and nothing else, up (1) or down (-1); 0 if it is another. */
    static int direction(@Nullable Document orderBy) {
        return orderBy != null && orderBy.size() == 1 && orderBy.get(ID) instanceof Number direction
                ? Integer.signum(direction.intValue())
                : 0;
    }

    /**
     * The positions in this order, from the id on that {@code condition} begins with if it has one; null where they aren't
     * known. {@code all} tells of each document and its position.
     */
    @Nullable
    Stream<Integer> positions(int direction, @Nullable Object condition, Consumer<OrderOfIds> all) {
        if (positions == null && !hasOthers) {
            positions = new TreeMap<>();
            all.accept(this);
        }
        NavigableMap<String, Integer> known = positions;
        if (known == null) {
            return null;
        }
        boolean ascending = direction > 0;
        NavigableMap<String, Integer> ordered = ascending ? known : known.descendingMap();
        String first = first(condition, ascending ? "$gt" : "$lt");
        return (first == null ? ordered : ordered.tailMap(first, false)).values().stream();
    }

    private static @Nullable String first(@Nullable Object condition, String bound) {
        return condition instanceof Document range && range.get(bound) instanceof String id ? id : null;
    }

    void add(Document document, Integer position) {
        if (!(document.get(ID) instanceof String id)) {
            hasOthers = true;
            positions = null;
        } else if (positions != null) {
            positions.put(id, position);
        }
    }

    void remove(Document document) {
        if (positions != null && document.get(ID) instanceof String id) {
            positions.remove(id);
        }
    }
}
