package io.lictor.documents.embedded;

import de.bwaldvogel.mongo.bson.Document;
import io.lictor.documents.embedded.SortedPositions.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Search for the first documents in an order that a query fits.
 *
 * <ol>
 *   <li>It walks through the order, and ends as soon as it has found enough: that is soon where many documents fit.
 *   <li>If it has come too far without, it looks at all candidates instead, and keeps the first ones in the order.
 * </ol>
 *
 * <p>Either way columns rule out most documents without unpacking them.
 */
final class Search {

    /** Looking at a document takes as long as so many steps past others. */
    private static final int UNPACKING = 50;

    /** Steps that are worth it before anything else is tried. */
    private static final long FIRST_STEPS = 10_000;

    /** So many candidates are looked at in any case. */
    private static final long FEW = 200;

    /** Documents kept beyond those wanted, for those that change while they are sought. */
    private static final int SPARE = 16;

    private final Slots slots;
    private final PositionFilter filter;
    private final Predicate<Document> matches;

    /** {@code filter} is what columns know of the query that {@code matches} decides on. */
    Search(Slots slots, PositionFilter filter, Predicate<Document> matches) {
        this.slots = slots;
        this.filter = filter;
        this.matches = matches;
    }

    /**
     * An order of documents, by a value and by ids.
     *
     * @param within entries of all documents that the query may fit, and of others
     * @param value of the document at a position as it is now; null if it has none, or is gone
     */
    record Order(View within, boolean ascending, IntFunction<@Nullable Object> value) {}

    /** A position with the value and the document that it had when it was looked at: others may change or remove it. */
    private record Seen(int position, Object value, Object stored) {}

    private Comparator<Seen> inOrder(Order order) {
        Comparator<Seen> up = (one, other) -> {
            int byValue = Values.compare(one.value(), other.value());
            return byValue == 0 ? slots.compareIdsOf(one.stored(), other.stored()) : byValue;
        };
        return order.ascending ? up : up.reversed();
    }

    /** Returns the first {@code wanted} documents; {@code candidates} are all that may fit, null if that is not known. */
    List<Document> first(int wanted, Order order, @Nullable Candidates candidates) {
        if (candidates == null || candidates.count() > FEW) {
            long steps = candidates == null ? Long.MAX_VALUE : Math.max(FIRST_STEPS, candidates.count() / 2);
            Walk walk = new Walk(wanted, steps);
            if (order.within.walk(order.ascending, walk) || walk.found.size() == wanted) {
                return walk.found;
            }
        }
        return firstOf(wanted, order, Objects.requireNonNull(candidates));
    }

    /** Steps through positions, and collects the documents that fit. */
    private final class Walk implements IntPredicate {

        private final int wanted;
        private final List<Document> found = new ArrayList<>();
        private long steps;

        Walk(int wanted, long steps) {
            this.wanted = wanted;
            this.steps = steps;
        }

        @Override
        public boolean test(int position) {
            steps--;
            if (filter.test(position) != PositionFilter.NO) {
                steps -= UNPACKING;
                Document document = slots.get(position);
                if (document != null && matches.test(document)) {
                    found.add(document);
                }
            }
            return found.size() < wanted && steps > 0;
        }
    }

    private List<Document> firstOf(int wanted, Order order, Candidates candidates) {
        int kept = (int) Math.min(Integer.MAX_VALUE, (long) wanted + SPARE);
        while (true) {
            List<Integer> first = firstPositions(kept, order, candidates);
            List<Document> found = new ArrayList<>();
            for (int position : first) {
                Document document = slots.get(position);
                if (document != null && matches.test(document) && found.size() < wanted) {
                    found.add(document);
                }
            }
            if (found.size() == wanted || first.size() < kept) {
                return found;
            }
        }
    }

    /** Keeps as many as may be wanted of those the columns know to fit, and looks at the others. */
    private List<Integer> firstPositions(int kept, Order order, Candidates candidates) {
        Comparator<Seen> inOrder = inOrder(order);
        PriorityQueue<Seen> last = new PriorityQueue<>(inOrder.reversed());
        candidates.positions().forEach(position -> {
            int answer = filter.test(position);
            Object value = answer == PositionFilter.NO ? null : order.value.apply(position);
            Object stored = value == null ? null : slots.stored(position);
            if (value == null || stored == null) {
                return;
            }
            Seen seen = new Seen(position, value, stored);
            boolean isAmong = last.size() < kept || inOrder.compare(seen, last.element()) < 0;
            if (isAmong && (answer == PositionFilter.YES || isMatch(position))) {
                last.add(seen);
                if (last.size() > kept) {
                    last.remove();
                }
            }
        });
        return last.stream().sorted(inOrder).map(Seen::position).toList();
    }

    /** Returns the number of documents that fit among these positions. */
    int count(IntStream positions) {
        return (int) positions
                .filter(position -> switch (filter.test(position)) {
                    case PositionFilter.NO -> false;
                    case PositionFilter.YES -> slots.isThere(position);
                    default -> isMatch(position);
                })
                .count();
    }

    /** Returns the positions, of these, of documents that may fit. */
    IntStream possible(IntStream positions) {
        return positions.filter(position -> filter.test(position) != PositionFilter.NO);
    }

    private boolean isMatch(int position) {
        Document document = slots.get(position);
        return document != null && matches.test(document);
    }
}
