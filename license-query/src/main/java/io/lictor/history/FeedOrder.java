package io.lictor.history;

import io.lictor.web.ProblemException;

/** The parameter {@code order} of what is read from events. */
final class FeedOrder {

    private FeedOrder() {}

    /** Returns whether the last event comes first; {@link ProblemException} 400 for neither order. */
    static boolean isNewestFirst(String order) {
        return switch (order) {
            case "asc" -> false;
            case "desc" -> true;
            default -> throw ProblemException.invalidParameter("order", "must be asc or desc");
        };
    }
}
