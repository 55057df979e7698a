package io.lictor.documents.embedded;

import io.lictor.documents.embedded.SortedPositions.View;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Positions of documents that may fit a query: those of one condition, which an index has found, and of these only the ones
 * that other indexes have found for other conditions.
 *
 * @param found entries of the condition with the fewest of them
 * @param among for each other condition that no column answers, the entries that satisfy it
 */
record Candidates(List<View> found, List<List<View>> among) {

    /** Fewer positions than this are sorted one by one. */
    private static final long FEW = 500;

    /** Returns the number of entries of the condition with the fewest; a document may have several. */
    long count() {
        return count(found);
    }

    static long count(List<View> entries) {
        return entries.stream().mapToLong(View::size).sum();
    }

    /** Returns the positions in ascending order, each once. */
    IntStream positions() {
        if (count() <= FEW && among.isEmpty()) {
            return found.stream().flatMapToInt(View::positions).sorted().distinct();
        }
        BitSet positions = bits(found);
        among.forEach(entries -> positions.and(bits(entries)));
        return positions.stream();
    }

    private static BitSet bits(List<View> entries) {
        BitSet bits = new BitSet();
        entries.forEach(view -> view.walk(true, position -> {
            bits.set(position);
            return true;
        }));
        return bits;
    }
}
