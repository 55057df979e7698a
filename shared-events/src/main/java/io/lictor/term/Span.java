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

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    /** Reads an ISO 8601 period or duration; negative ones are refused with {@link DateTimeException}. */
    public static Span parse(String text) {
        if (text.contains("T")) {
            Duration duration = Duration.parse(text);
            if (duration.isNegative()) {
                throw new DateTimeException("A length of time can't be negative: " + text);
            }
            return new Span(duration);
        }
        Period period = Period.parse(text);
        if (period.getYears() < 0 || period.getMonths() < 0 || period.getDays() < 0) {
            throw new DateTimeException("A length of time can't be negative: " + text);
        }
        return new Span(period);
    }

    public static Span ofDays(int days) {
        return new Span(Period.ofDays(days));
    }

    public static Span ofYears(int years) {
        return new Span(Period.ofYears(years));
    }

    /** No time at all, such as the grace period of a product that grants none. */
    public boolean isZero() {
        return amount instanceof Period period ? period.isZero() : ((Duration) amount).isZero();
    }

    /** The instant this length after {@code start}; {@link DateTimeException} past the year 9999. */
    public Instant after(Instant start) {
        return bounded(OffsetDateTime.ofInstant(start, ZoneOffset.UTC).plus(amount));
    }

    /** The instant this length before {@code end}; {@link DateTimeException} before the year 1. */
    public Instant before(Instant end) {
        return bounded(OffsetDateTime.ofInstant(end, ZoneOffset.UTC).minus(amount));
    }

    private static Instant bounded(OffsetDateTime moved) {
        Instant instant = moved.toInstant();
        if (instant.isAfter(LAST) || instant.isBefore(FIRST)) {
            throw new DateTimeException("Instants lie between the years 1 and 9999: " + instant);
        }
        return instant;
    }

    @Override
    public String toString() {
        return amount.toString();
    }
}
