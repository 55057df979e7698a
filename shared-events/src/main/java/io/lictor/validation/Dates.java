package io.lictor.validation;

import io.lictor.term.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Formats of instants and lengths of time in sentences. */
public final class Dates {

    private Dates() {}

    /** The day, and the time where it is not midnight UTC: {@code 2026-03-31 at 10:00 UTC}. */
    public static String format(Instant instant) {
        OffsetDateTime utc = instant.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        return instant.equals(instant.truncatedTo(ChronoUnit.DAYS))
                ? utc.toLocalDate().toString()
                : utc.toLocalDate() + " at " + utc.toLocalTime() + " UTC";
    }

    /** In words: {@code 1 year}, {@code 14 days}, {@code 2 years and 6 months}. */
    public static String format(Span span) {
        List<String> parts = new ArrayList<>();
        switch (span.amount()) {
            case Period period -> {
                add(parts, period.getYears(), "year");
                add(parts, period.getMonths(), "month");
                add(parts, period.getDays(), "day");
            }
            case Duration duration -> {
                add(parts, duration.toDays(), "day");
                add(parts, duration.toHoursPart(), "hour");
                add(parts, duration.toMinutesPart(), "minute");
                add(parts, duration.toSecondsPart(), "second");
            }
            default -> parts.add(span.toString());
        }
        if (parts.size() < 2) {
            return parts.isEmpty() ? "no time" : parts.getFirst();
        }
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }

    private static void add(List<String> parts, long number, String unit) {
        if (number != 0) {
            parts.add(count(number, unit));
        }
    }

    /** A number and what is counted: {@code 1 machine}, {@code 3 machines}. */
    public static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }
}
