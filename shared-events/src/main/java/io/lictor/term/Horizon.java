package io.lictor.term;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The last instant that anything may last until. What would go on longer is refused when it is asked for, never cut. */
public final class Horizon {

    public static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Horizon() {}

    public static boolean holds(OffsetDateTime instant) {
        return !instant.toInstant().isAfter(LAST);
    }

    /** Returns whether the instant this length after {@code start} is within the horizon. */
    public static boolean holds(Instant start, Span length) {
        return holds(start.atOffset(ZoneOffset.UTC).plus(length.amount()));
    }
}
