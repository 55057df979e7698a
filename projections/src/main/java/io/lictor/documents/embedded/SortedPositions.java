package io.lictor.documents.embedded;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Positions of documents in the order of a value and of their ids.
 *
 * <pre>
 * chunks   [ · · · · ]                      at most 512 entries in each, never changed: a change makes
 *            │ │ │ └ values, positions      one chunk anew, and the list of them
 *            ▼ ▼ ▼
 * </pre>
 *
 * <p>Readers keep what they began with. One thread at a time may change it.
 */
final class SortedPositions {

    private static final int FULL = 512;

    /** Chunks of a new list have room for some more. */
    private static final int FIRST_FILL = 384;

    /** Entry of one value at one position. */
    record Entry(Object value, int position) {}

    /** Tells entries before a place from those behind it. */
    @FunctionalInterface
    interface Before {
        boolean test(Object value, int position);
    }

    private record Chunk(Object[] values, int[] positions) {

        int length() {
            return positions.length;
        }
    }

    private volatile Chunk[] chunks = {};

    /** Takes all of these, which are in order, in place of what there is. */
    void fill(List<Entry> sorted) {
        int count = (sorted.size() + FIRST_FILL - 1) / FIRST_FILL;
        Chunk[] filled = new Chunk[count];
        for (int i = 0; i < count; i++) {
            List<Entry> some = sorted.subList(i * FIRST_FILL, Math.min(sorted.size(), (i + 1) * FIRST_FILL));
            Object[] values = new Object[some.size()];
            int[] positions = new int[some.size()];
            for (int at = 0; at < values.length; at++) {
                Object value = some.get(at).value();
                // Equal values are one object.
                values[at] = at > 0 && values[at - 1].equals(value) ? values[at - 1] : value;
                positions[at] = some.get(at).position();
            }
            filled[i] = new Chunk(values, positions);
        }
        chunks = filled;
    }

    /** Adds an entry before the first that isn't before it, unless that is the same. */
    void add(Object value, int position, Before before) {
        Chunk[] present = chunks;
        if (present.length == 0) {
            chunks = new Chunk[] {new Chunk(new Object[] {value}, new int[] {position})};
            return;
        }
        Place place = place(present, before);
        int index = Math.min(place.chunk, present.length - 1);
        Chunk chunk = present[index];
        int at = place.chunk == present.length ? chunk.length() : place.offset;
        if (at < chunk.length() && chunk.positions[at] == position && chunk.values[at].equals(value)) {
            return;
        }
        Object[] values = new Object[chunk.length() + 1];
        int[] positions = new int[values.length];
        System.arraycopy(chunk.values, 0, values, 0, at);
        System.arraycopy(chunk.positions, 0, positions, 0, at);
        values[at] = at > 0 && values[at - 1].equals(value) ? values[at - 1] : value;
        positions[at] = position;
        System.arraycopy(chunk.values, at, values, at + 1, chunk.length() - at);
        System.arraycopy(chunk.positions, at, positions, at + 1, chunk.length() - at);
        if (values.length <= FULL) {
            chunks = with(present, index, new Chunk(values, positions));
        } else {
            int half = values.length / 2;
            chunks = with(
                    present,
                    index,
                    new Chunk(Arrays.copyOf(values, half), Arrays.copyOf(positions, half)),
                    new Chunk(
                            Arrays.copyOfRange(values, half, values.length),
                            Arrays.copyOfRange(positions, half, positions.length)));
        }
    }

    /** Removes the first entry that isn't before the place, if it is of this position; false if it isn't there. */
    boolean remove(int position, Before before) {
        Chunk[] present = chunks;
        Place place = place(present, before);
        if (place.chunk == present.length || present[place.chunk].positions[place.offset] != position) {
            return false;
        }
        Chunk chunk = present[place.chunk];
        int at = place.offset;
        if (chunk.length() == 1) {
            chunks = with(present, place.chunk);
            return true;
        }
        Object[] values = new Object[chunk.length() - 1];
        int[] positions = new int[values.length];
        System.arraycopy(chunk.values, 0, values, 0, at);
        System.arraycopy(chunk.positions, 0, positions, 0, at);
        System.arraycopy(chunk.values, at + 1, values, at, values.length - at);
        System.arraycopy(chunk.positions, at + 1, positions, at, values.length - at);
        chunks = with(present, place.chunk, new Chunk(values, positions));
        return true;
    }

    /** Returns the chunks with others in the place of one. */
    private static Chunk[] with(Chunk[] chunks, int index, Chunk... instead) {
        Chunk[] changed = new Chunk[chunks.length - 1 + instead.length];
        System.arraycopy(chunks, 0, changed, 0, index);
        System.arraycopy(instead, 0, changed, index, instead.length);
        System.arraycopy(chunks, index + 1, changed, index + instead.length, chunks.length - index - 1);
        return changed;
    }

    /** Place of an entry; behind the last one it is in a chunk that there is none of. */
    private record Place(int chunk, int offset) {}

    private static Place place(Chunk[] chunks, Before before) {
        int low = 0;
        int high = chunks.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            Chunk chunk = chunks[middle];
            int last = chunk.length() - 1;
            if (before.test(chunk.values[last], chunk.positions[last])) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == chunks.length) {
            return new Place(low, 0);
        }
        Chunk chunk = chunks[low];
        int from = 0;
        int to = chunk.length() - 1; // which is not before
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (before.test(chunk.values[middle], chunk.positions[middle])) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return new Place(low, from);
    }

    /** Returns all entries, as they are now. */
    View all() {
        Chunk[] present = chunks;
        return new View(present, new Place(0, 0), new Place(present.length, 0));
    }

    /** Returns the entries from one place to another, as they are now; null is the first or the last place. */
    View between(@Nullable Before from, @Nullable Before to) {
        Chunk[] present = chunks;
        return new View(
                present,
                from == null ? new Place(0, 0) : place(present, from),
                to == null ? new Place(present.length, 0) : place(present, to));
    }

    /** The entries between two places of a list that never changes. */
    static final class View {

        private final Chunk[] chunks;
        private final Place from;
        private final Place to;

        private View(Chunk[] chunks, Place from, Place to) {
            this.chunks = chunks;
            this.from = from;
            this.to = to;
        }

        /** Returns a view of these positions, whose values are not known. */
        static View of(Iterable<Integer> positions) {
            int[] all = StreamSupport.stream(positions.spliterator(), false)
                    .mapToInt(Integer::intValue)
                    .toArray();
            return new View(new Chunk[] {new Chunk(new Object[all.length], all)}, new Place(0, 0), new Place(1, 0));
        }

        /** Returns the number of entries. */
        long size() {
            long size = 0;
            for (int chunk = from.chunk; chunk < chunks.length && chunk <= to.chunk; chunk++) {
                size += Math.max(0, end(chunk) - begin(chunk));
            }
            return size;
        }

        private int begin(int chunk) {
            return chunk == from.chunk ? from.offset : 0;
        }

        private int end(int chunk) {
            return chunk == to.chunk ? to.offset : chunks[chunk].length();
        }

        private int lastChunk() {
            return Math.min(to.chunk, chunks.length - 1);
        }

        /** Returns the positions in ascending order of their entries. */
        IntStream positions() {
            return IntStream.rangeClosed(from.chunk, lastChunk())
                    .flatMap(chunk -> begin(chunk) < end(chunk)
                            ? Arrays.stream(chunks[chunk].positions, begin(chunk), end(chunk))
                            : IntStream.empty());
        }

        /** Hands over positions in order, up or down, for as long as it is told to go on; false if it was told to stop. */
        boolean walk(boolean ascending, IntPredicate goOn) {
            return ascending ? walkUp(goOn) : walkDown(goOn);
        }

        private boolean walkUp(IntPredicate goOn) {
            for (int chunk = from.chunk; chunk <= lastChunk(); chunk++) {
                int[] positions = chunks[chunk].positions;
                for (int at = begin(chunk); at < end(chunk); at++) {
                    if (!goOn.test(positions[at])) {
                        return false;
                    }
                }
            }
            return true;
        }

        private boolean walkDown(IntPredicate goOn) {
            for (int chunk = lastChunk(); chunk >= from.chunk; chunk--) {
                int[] positions = chunks[chunk].positions;
                for (int at = end(chunk) - 1; at >= begin(chunk); at--) {
                    if (!goOn.test(positions[at])) {
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
