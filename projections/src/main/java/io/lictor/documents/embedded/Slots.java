package io.lictor.documents.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a collection by position, packed. One thread at a time may write, and all may read meanwhile: what is
 * stored is never changed, but replaced. A position is given again only while nobody reads.
 */
final class Slots {

    private static final int FIRST = 16;
    private static final String ID = "_id";

    private final DocumentPacker packer = new DocumentPacker();
    private final Deque<Integer> empty = new ArrayDeque<>();
    private final AtomicInteger readers = new AtomicInteger();

    /** At each position the bytes of a document, or a document that can't be packed. */
    private volatile AtomicReferenceArray<@Nullable Object> stored = new AtomicReferenceArray<>(FIRST);

    private volatile int end;
    private volatile int count;
    private volatile boolean hasOtherIds;

    /** Begins to read; until {@link #endReading}, a position is of one document only. */
    void beginReading() {
        readers.incrementAndGet();
    }

    void endReading() {
        readers.decrementAndGet();
    }

    Integer add(Document document) {
        Integer free = readers.get() == 0 ? empty.poll() : null;
        int position = free == null ? end : free;
        if (position == stored.length()) {
            grow();
        }
        if (!(document.get(ID) instanceof String)) {
            hasOtherIds = true;
        }
        replace(position, document);
        end = Math.max(end, position + 1);
        count = count + 1;
        return position;
    }

    /** Grows the array. Readers of the old one miss only what is written from now on. */
    private void grow() {
        AtomicReferenceArray<@Nullable Object> before = stored;
        AtomicReferenceArray<@Nullable Object> more = new AtomicReferenceArray<>(before.length() * 2);
        for (int position = 0; position < before.length(); position++) {
            more.setPlain(position, before.getPlain(position));
        }
        stored = more;
    }

    void replace(int position, Document document) {
        byte[] packed = packer.pack(document);
        stored.set(position, packed == null ? document : packed);
    }

    /** Stores a document of which a value is changed in place later, as it is. */
    void replaceUnpacked(int position, Document document) {
        stored.set(position, document);
    }

    void remove(int position) {
        stored.set(position, null);
        empty.add(position);
        count = count - 1;
    }

    /** Returns the document; null if there is none. */
    @Nullable
    Document get(int position) {
        return switch (at(position)) {
            case null -> null;
            case byte[] packed -> packer.unpack(packed);
            case Object document -> (Document) document;
        };
    }

    /** Returns the value of a field; null if the field, or the document, is not there. */
    @Nullable
    Object value(int position, String field) {
        return switch (at(position)) {
            case null -> null;
            case byte[] packed -> packer.value(packed, field);
            case Object document -> ((Document) document).get(field);
        };
    }

    private @Nullable Object at(int position) {
        AtomicReferenceArray<@Nullable Object> present = stored;
        return position < present.length() ? present.get(position) : null;
    }

    boolean isThere(int position) {
        return at(position) != null;
    }

    /** Returns what stands at a position, for {@link #compareIdsOf}; null if nothing does. */
    @Nullable
    Object stored(int position) {
        return at(position);
    }

    /** Compares the ids at two positions as texts. */
    int compareIds(int one, int other) {
        return at(one) instanceof byte[] first && at(other) instanceof byte[] second
                ? packer.compareIds(first, second)
                : id(one).compareTo(id(other));
    }

    /** Compares the ids of what stood at two positions as texts. */
    int compareIdsOf(Object one, Object other) {
        return one instanceof byte[] first && other instanceof byte[] second
                ? packer.compareIds(first, second)
                : idOf(one).compareTo(idOf(other));
    }

    private String idOf(Object stored) {
        return String.valueOf(stored instanceof byte[] packed ? packer.value(packed, ID) : ((Document) stored).get(ID));
    }

    /** Compares the id at a position with another, as texts. */
    int compareId(int position, DocumentPacker.Id id) {
        return at(position) instanceof byte[] packed
                ? packer.compareId(packed, id)
                : id(position).compareTo(id.text());
    }

    private String id(int position) {
        return String.valueOf(value(position, ID));
    }

    /** Returns whether there was ever an id that is no text. */
    boolean hasOtherIds() {
        return hasOtherIds;
    }

    int count() {
        return count;
    }

    /** Returns the documents by position; each as it is when its turn comes. */
    Stream<Document> all() {
        return positions().mapToObj(this::get).filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    /** Returns the documents from the last one down. */
    Stream<Document> allBackwards() {
        int last = end - 1;
        return positions()
                .map(position -> last - position)
                .mapToObj(this::get)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull);
    }

    /** Returns the positions that are, or were, occupied. */
    IntStream positions() {
        return IntStream.range(0, end);
    }

    /** Returns the number of positions that are, or were, occupied. */
    int end() {
        return end;
    }
}
