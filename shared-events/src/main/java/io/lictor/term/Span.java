package io.lictor.term;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;

/**
 * A length of time as a contract states it: an ISO 8601 period ({@code P1Y}, {@code P14D}) or duration
 * ({@code PT12H}). Added by the calendar in UTC, so that a month from 31 January ends on the last day of February and
 * a year from 29 February on the 28th.
 */
public record Span(TemporalAmount amount) {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final OffsetDateTime EPOCH = OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC);

    /** The longest there is. */
    public static final int MOST_YEARS = 1000;

    private static final int NANOS_PER_MILLI = 1_000_000;

    /**
     * Reads an ISO 8601 period or duration. {@link DateTimeException} where it is none, is negative, or is longer than
     * a thousand years (more is a typing error) or finer than a millisecond (no instant is).
     */
    public static Span parse(String text) {
        try {
            return text.contains("T") ? of(text, Duration.parse(text)) : of(text, Period.parse(text));
        } catch (ArithmeticException tooManyWeeks) { // the one overflow that Period.parse lets out as it is
            throw outOfRange(text);
        }
    }

    public static Span ofDays(int days) {
        return new Span(Period.ofDays(days));
    }

    public static Span ofYears(int years) {
        return new Span(Period.ofYears(years));
    }

    private static Span of(String text, Duration duration) {
        if (duration.isNegative() || duration.toDays() > MOST_YEARS * 365L) {
            throw outOfRange(text);
        }
        if (duration.getNano() % NANOS_PER_MILLI != 0) {
            throw new DateTimeException("A length of time is given to the millisecond: " + text);
        }
        return new Span(duration);
    }

    private static Span of(String text, Period period) {
        boolean negative = period.getYears() < 0 || period.getMonths() < 0 || period.getDays() < 0;
        if (negative
                || period.toTotalMonths() > MOST_YEARS * 12L
                || EPOCH.plus(period).isAfter(EPOCH.plusYears(MOST_YEARS))) {
            throw outOfRange(text);
        }
        return new Span(period);
    }

    private static DateTimeException outOfRange(String text) {
        return new DateTimeException("A length of time lies between none and " + MOST_YEARS + " years: " + text);
    }

    /** No time at all, such as the grace period of a product that grants none. */
    public boolean isZero() {
        return EPOCH.plus(amount).isEqual(EPOCH);
    }

    /** Returns whether the span has years and months only. */
    boolean isMonths() {
        return amount instanceof Period period && period.getDays() == 0 && period.toTotalMonths() > 0;
    }

    /** Returns the number of months of a span that {@link #isMonths}. */
    long months() {
        return amount instanceof Period period ? period.toTotalMonths() : 0;
    }

    /**
     * The instant this length after {@code start}; the last one there is where it lies behind the {@link Horizon}, as what
     * was stored before that was refused may.
     */
    public Instant after(Instant start) {
        Instant end = start.atOffset(ZoneOffset.UTC).plus(amount).toInstant();
        return end.isAfter(Horizon.LAST) ? Horizon.LAST : end;
    }

    /** The instant this length before {@code end}, never before the year 1. */
    public Instant before(Instant end) {
        Instant start = end.atOffset(ZoneOffset.UTC).minus(amount).toInstant();
        return start.isBefore(FIRST) ? FIRST : start;
    }

    @Override
    public String toString() {
        return amount.toString();
    }
}
