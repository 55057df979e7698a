package io.lictor.documents.embedded;

import io.lictor.documents.embedded.SortedPositions.Before;
import io.lictor.documents.embedded.SortedPositions.Entry;
import io.lictor.documents.embedded.SortedPositions.View;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sorted positions of a collection's documents, made when they are first asked for, while others write.
 *
 * <pre>
 *            make                              all are collected
 * (not made) ────▶ (being made, changes are    ─────────────────▶ (made, each change is followed)
 *                   written down)    │           changes are made up for
 *                                    │ a document was removed
 *                                    ▼
 *                   collected anew, while nobody writes
 * </pre>
 */
final class LazyPositions {

    private final SortedPositions positions = new SortedPositions();
    private final Object making = new Object();
    private @Nullable List<Runnable> missed;
    private boolean isRemoved;
    private volatile boolean made;

    boolean isMade() {
        return made;
    }

    /** Returns whether changes count: it is made, or being made. To be asked by who writes. */
    boolean isFollowing() {
        return made || missed != null;
    }

    /**
     * Makes it of what {@code all} collects, in order, unless that was done; waits where another does. {@code turn} is held
     * by who writes, and must not be held here.
     */
    void make(Lock turn, Supplier<List<Entry>> all) {
        if (made) {
            return;
        }
        synchronized (making) {
            if (made) {
                return;
            }
            turn.lock();
            try {
                missed = new ArrayList<>();
                isRemoved = false;
            } finally {
                turn.unlock();
            }
            List<Entry> collected = collect(all);
            turn.lock();
            try {
                // An entry of a document that is gone has no id to be compared by.
                if (collected == null || isRemoved) {
                    positions.fill(all.get());
                } else {
                    positions.fill(collected);
                    missed.forEach(Runnable::run);
                }
                made = true;
            } finally {
                missed = null;
                turn.unlock();
            }
        }
    }

    private static @Nullable List<Entry> collect(Supplier<List<Entry>> all) {
        try {
            return all.get();
        } catch (IllegalArgumentException e) {
            return null; // sorted while a document was removed
        }
    }

    /** Adds an entry; to be called by who writes. */
    void add(Object value, int position, Before before) {
        if (made) {
            positions.add(value, position, before);
        } else if (missed != null) {
            missed.add(() -> positions.add(value, position, before));
        }
    }

    /** Removes an entry of a document that stays; to be called by who writes. */
    void remove(int position, Before before) {
        if (made) {
            positions.remove(position, before);
        } else if (missed != null) {
            missed.add(() -> positions.remove(position, before));
        }
    }

    /** Removes an entry of a document that is about to go; to be called by who writes. */
    void removeForGood(int position, Before before) {
        isRemoved = true;
        if (made) {
            positions.remove(position, before);
        }
    }

    /** Is as if it had never been made; to be called by who writes. */
    void drop() {
        made = false;
        positions.fill(List.of());
    }

    /** Returns all entries as they are now. */
    View all() {
        return positions.all();
    }

    /** Returns the entries from one place to another, as they are now; null is the first or the last place. */
    View between(@Nullable Before from, @Nullable Before to) {
        return positions.between(from, to);
    }
}
