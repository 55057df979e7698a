package io.lictor.documents.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a collection by position. One thread at a time may write, and all may read meanwhile: a document is
 * never changed, another takes its place.
 */
final class Slots {

    private static final int FIRST = 16;

    private final Deque<Integer> empty = new ArrayDeque<>();
    private volatile AtomicReferenceArray<@Nullable Document> documents = new AtomicReferenceArray<>(FIRST);
    private volatile int end;
    private volatile int count;

    Integer add(Document document) {
        Integer free = empty.poll();
        int position = free == null ? end : free;
        if (position == documents.length()) {
            grow();
        }
        documents.set(position, document);
        end = Math.max(end, position + 1);
        count = count + 1;
        return position;
    }

    /** Grows the array. Readers of the old one miss only what is written from now on. */
    private void grow() {
        AtomicReferenceArray<@Nullable Document> before = documents;
        AtomicReferenceArray<@Nullable Document> more = new AtomicReferenceArray<>(before.length() * 2);
        for (int position = 0; position < before.length(); position++) {
            more.setPlain(position, before.getPlain(position));
        }
        documents = more;
    }

    void replace(int position, Document document) {
        documents.set(position, document);
    }

    void remove(int position) {
        documents.set(position, null);
        empty.add(position);
        count = count - 1;
    }

    @Nullable
    Document get(int position) {
        AtomicReferenceArray<@Nullable Document> present = documents;
        return position < present.length() ? present.get(position) : null;
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
}
