package io.lictor.documents.embedded;

import de.bwaldvogel.mongo.bson.Document;
import io.lictor.documents.embedded.SortedPositions.Before;
import io.lictor.documents.embedded.SortedPositions.Entry;
import io.lictor.documents.embedded.SortedPositions.View;
import java.util.concurrent.locks.Lock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Positions of a collection's documents in the order of their ids: a page in that order ends with its last document,
 * while the server itself would sort all of them. Made when first asked for, and of use only if all ids are texts. One
 * thread at a time may change it while others read.
 */
final class IdOrderIndex {

    private static final String ID = "_id";

    /** Stands for all values: ids alone tell the order. */
    static final Object ANY = Boolean.TRUE;

    private final Slots slots;
    private final LazyPositions positions = new LazyPositions();

    IdOrderIndex(Slots slots) {
        this.slots = slots;
    }

    /** Returns the direction of an order by id alone: up (1) or down (-1); 0 for any other order. */
    static int direction(@Nullable Document orderBy) {
        return orderBy != null && orderBy.size() == 1 && orderBy.get(ID) instanceof Number direction
                ? Integer.signum(direction.intValue())
                : 0;
    }

    /** Makes it of all documents, unless that was done. */
    void make(Lock turn) {
        positions.make(
                turn,
                () -> slots.positions()
                        .filter(slots::isThere)
                        .boxed()
                        .sorted(slots::compareIds)
                        .map(position -> new Entry(ANY, position))
                        .toList());
    }

    boolean isMade() {
        return positions.isMade();
    }

    /** Returns all positions in the order of ids; {@link #make} first. */
    IntStream all() {
        return positions.all().positions();
    }

    /** Returns the documents from the id on that {@code condition} begins with, if it has one; {@link #make} first. */
    View within(@Nullable Object condition) {
        if (condition instanceof Document bounds) {
            Before from = bound(bounds, "$gte", "$gt");
            Before to = bound(bounds, "$lt", "$lte");
            return positions.between(from, to);
        }
        return positions.all();
    }

    /** Returns the place of the first of two bounds that there is: before an id, or behind it. */
    private @Nullable Before bound(Document bounds, String before, String behind) {
        if (bounds.get(before) instanceof String text) {
            DocumentPacker.Id id = DocumentPacker.Id.of(text);
            return (_, position) -> slots.compareId(position, id) < 0;
        }
        if (bounds.get(behind) instanceof String text) {
            DocumentPacker.Id id = DocumentPacker.Id.of(text);
            return (_, position) -> slots.compareId(position, id) <= 0;
        }
        return null;
    }

    void add(Document document, int position) {
        positions.add(ANY, position, beforeIt(document));
    }

    /** Forgets a document that is still at its position. */
    void remove(Document document, int position) {
        positions.removeForGood(position, beforeIt(document));
    }

    private Before beforeIt(Document document) {
        DocumentPacker.Id id = DocumentPacker.Id.of(String.valueOf(document.get(ID)));
        return (_, at) -> slots.compareId(at, id) < 0;
    }
}
