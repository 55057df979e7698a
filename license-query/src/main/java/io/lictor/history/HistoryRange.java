package io.lictor.history;

import java.util.Set;

/**
 * Part of a licence's history.
 *
 * @param from sequence number of the first event
 * @param until sequence number of the last event
 * @param newestFirst whether it is told from its end
 * @param types of its items; empty for all
 */
record HistoryRange(long from, long until, boolean newestFirst, Set<String> types) {

    /** Returns whether a page of it is a piece of the history as it is. */
    boolean isPlain() {
        return !newestFirst && types.isEmpty() && until == Long.MAX_VALUE;
    }

    boolean takes(HistoryItem item) {
        return types.isEmpty() || types.contains(item.type());
    }
}
