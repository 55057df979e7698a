package io.lictor.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/** Instants as callers write them: RFC 3339 with an offset, kept in UTC and whole milliseconds. */
public final class InstantText {

    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:\\d\\d)");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private InstantText() {}

    /** {@link DateTimeException} where it is none, or not in the years 0001 to 9999. */
    public static Instant parse(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (!RFC_3339.matcher(upper).matches()) {
            throw new DateTimeException(ExpectedForm.INSTANT);
        }
        Instant instant = OffsetDateTime.parse(upper).toInstant().truncatedTo(ChronoUnit.MILLIS);
        if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
            throw new DateTimeException(ExpectedForm.INSTANT);
        }
        return instant;
    }
}
