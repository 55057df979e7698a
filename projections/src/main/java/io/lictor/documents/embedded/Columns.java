package io.lictor.documents.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Values of some fields of a collection by position, so that a condition on them needs no document to be unpacked. A
 * field's are made when they are first asked for; until they are, and for what they don't hold, they say so. One thread at
 * a time may change them while others read.
 */
final class Columns {

    /** Stands for what a column does not hold: documents, and lists of which there are too many. */
    static final Object UNKNOWN = new Object();

    /** Values of a list in their normal form, without nulls and documents. */
    record Elements(List<Object> values) {

        static Elements of(Collection<?> list) {
            return new Elements(Values.at(list, "")
                    .filter(Values::isValue)
                    .map(Values::normal)
                    .toList());
        }
    }

    private final Slots slots;
    private final Map<String, Column> columns = new ConcurrentHashMap<>();

    /** Odd while the values of a document are being changed, one after the other. */
    private volatile long changes;

    Columns(Slots slots) {
        this.slots = slots;
    }

    /** Returns the values of a field, if they were made, or are being made. */
    @Nullable
    Column made(String field) {
        return columns.get(field);
    }

    /** Makes the values of a field, unless that was done, while others write. */
    void make(String field) {
        Column column = columns.get(field);
        if (column == null) {
            Column fresh = new Column(slots.end());
            if (columns.putIfAbsent(field, fresh) == null) {
                slots.positions().forEach(position -> fresh.fill(position, slots.value(position, field)));
            }
        }
    }

    /** Returns a number that is odd during a change, and another after it. */
    long changes() {
        return changes;
    }

    /** Begins to change values; a reader takes nothing for true that it has read before {@link #endChange}. */
    void beginChange() {
        changes = changes + 1;
    }

    void endChange() {
        changes = changes + 1;
    }

    void set(int position, Document document) {
        columns.forEach((field, column) -> column.set(position, document.get(field)));
    }

    void remove(int position) {
        columns.forEach((_, column) -> column.set(position, null));
    }

    /** Values of one field in their normal form. */
    static final class Column {

        /** So many values are kept as one object where they are equal. */
        private static final int MOST_SHARED = 4_096;

        /** Stands for no value; null stands for one that isn't known yet. */
        private static final Object NOTHING = new Object();

        private final Map<Object, Object> shared = new ConcurrentHashMap<>();
        private volatile AtomicReferenceArray<@Nullable Object> values;

        private Column(int length) {
            values = new AtomicReferenceArray<>(Math.max(16, length));
        }

        /** Returns the value at a position; null if there is none, {@link #UNKNOWN} if it has to be looked up. */
        @Nullable
        Object get(int position) {
            AtomicReferenceArray<@Nullable Object> present = values;
            Object value = position < present.length() ? present.getAcquire(position) : null;
            return value == null ? UNKNOWN : value == NOTHING ? null : value;
        }

        /** Keeps a value that was read, unless it was changed since. */
        private void fill(int position, @Nullable Object value) {
            AtomicReferenceArray<@Nullable Object> present = values;
            if (position < present.length()) {
                present.compareAndSet(position, null, kept(value));
            }
        }

        /** Keeps a value that was written; to be called by who writes. */
        private void set(int position, @Nullable Object value) {
            AtomicReferenceArray<@Nullable Object> present = values;
            if (position >= present.length()) {
                AtomicReferenceArray<@Nullable Object> more =
                        new AtomicReferenceArray<>(Math.max(position + 1, present.length() * 2));
                for (int i = 0; i < present.length(); i++) {
                    more.setPlain(i, present.getPlain(i));
                }
                more.setPlain(position, kept(value));
                values = more;
            } else {
                present.setRelease(position, kept(value));
            }
        }

        private Object kept(@Nullable Object value) {
            if (value == null) {
                return NOTHING;
            }
            boolean isValue = Values.isValue(value);
            Object content =
                    isValue ? Values.normal(value) : value instanceof Collection<?> list ? Elements.of(list) : UNKNOWN;
            Object known = shared.get(content);
            if (known != null) {
                return known;
            }
            if (shared.size() < MOST_SHARED) {
                shared.put(content, content);
                return content;
            }
            // Lists that differ from all others take more memory than they are worth.
            return isValue ? content : UNKNOWN;
        }
    }
}
