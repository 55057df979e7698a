package io.lictor.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Instants as MongoDB keeps them: to the millisecond, and the end of time for "never", so that ranges stay simple. */
public final class MongoDates {

    private static final Instant NEVER = Instant.parse("+10000-01-01T00:00:00Z");
    private static final Instant BEFORE_ALL = Instant.parse("-9999-01-01T00:00:00Z");

    private MongoDates() {}

    /**
     * The first millisecond at which {@code boundary} is reached. Clocks tick in milliseconds here, so nothing is lost
     * by rounding up, while rounding down would end a term too early.
     */
    public static Date of(@Nullable Instant boundary) {
        if (boundary == null || !boundary.isBefore(NEVER)) {
            return Date.from(NEVER);
        }
        if (boundary.isBefore(BEFORE_ALL)) {
            return Date.from(BEFORE_ALL);
        }
        Instant millisecond = boundary.truncatedTo(ChronoUnit.MILLIS);
        return Date.from(millisecond.equals(boundary) ? millisecond : millisecond.plusMillis(1));
    }

    /** Returns the day (UTC) of that millisecond. */
    public static LocalDate day(Instant boundary) {
        return of(boundary).toInstant().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
