package io.lictor.term;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The day on which terms end: whole months and years count from one instant, so that a short month takes no day from
 * the months behind it. A term of days or hours moves that day, and so the count begins anew where it ends.
 */
public record TermCount(Instant from) {

    /**
     * The count of a licence whose first term is known: from the licence's beginning where the term's end fits that,
     * else from the term's, and if neither fits from the end itself.
     */
    public static TermCount of(Instant beginning, Term term) {
        if (!term.period().isMonths()) {
            return new TermCount(term.endsAt());
        }
        return Stream.of(beginning, term.startsAt())
                .map(TermCount::new)
                .filter(count -> count.months(term.endsAt()).isPresent())
                .findFirst()
                .orElseGet(() -> new TermCount(term.endsAt()));
    }

    /** The end of the term of {@code period} behind one that ended at {@code end}; it may lie behind the {@link Horizon}. */
    public OffsetDateTime next(Instant end, Span period) {
        return period.isMonths()
                ? utc(from).plusMonths(monthsUntil(end) + period.months())
                : utc(end).plus(period.amount());
    }

    /** The term that follows {@code term} and lasts until an instant behind it. */
    public Term through(Term term, Instant until) {
        return new Term(term.endsAt(), until, between(term, until));
    }

    private Span between(Term term, Instant until) {
        Instant start = term.endsAt();
        if (next(start, term.period()).toInstant().equals(until)) {
            return term.period();
        }
        return months(until)
                .map(months -> months - monthsUntil(start))
                .filter(months -> months > 0)
                .map(months -> new Span(Period.ofMonths(Math.toIntExact(months)).normalized()))
                .orElseGet(() -> exactly(Duration.between(start, until)));
    }

    private static Span exactly(Duration length) {
        boolean wholeDays = length.equals(Duration.ofDays(length.toDays()));
        return wholeDays ? Span.ofDays(Math.toIntExact(length.toDays())) : new Span(length);
    }

    /** The count behind {@code term}, which was counted by this one. */
    public TermCount after(Term term) {
        return term.period().isMonths() ? this : new TermCount(term.endsAt());
    }

    /** After how many months the count is at {@code end}, if it is there at all. */
    private Optional<Long> months(Instant end) {
        long months = monthsUntil(end);
        boolean fits = months > 0 && utc(from).plusMonths(months).toInstant().equals(end);
        return fits ? Optional.of(months) : Optional.empty();
    }

    private long monthsUntil(Instant end) {
        return YearMonth.from(utc(from)).until(YearMonth.from(utc(end)), ChronoUnit.MONTHS);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
