package io.lictor.term;

import java.time.Instant;

/** The paid period of a subscription, {@code [startsAt, endsAt)}; at exactly {@code endsAt} it is over. */
public record Term(Instant startsAt, Instant endsAt, Span period) {

    /** The term that begins at {@code start} and lasts {@code period} by the calendar. */
    public static Term startingAt(Instant start, Span period) {
        return new Term(start, period.after(start), period);
    }

    /** The next term by the count of this one: it starts where this one ends, also when it is bought in grace. */
    public Term next(Span period, TermCount count) {
        return new Term(endsAt, count.next(endsAt, period).toInstant(), period);
    }

    public Term endingAt(Instant end) {
        return new Term(startsAt, end, period);
    }
}
