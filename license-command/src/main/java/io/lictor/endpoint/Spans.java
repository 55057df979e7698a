package io.lictor.endpoint;

import io.lictor.term.Span;
import io.lictor.web.ProblemException;
import io.lictor.web.Violation;
import org.jspecify.annotations.Nullable;

/** Lengths of time that must be some time. */
public final class Spans {

    private Spans() {}

    /** The span itself; {@link ProblemException} 400 naming {@code pointer} where it is no time at all. */
    public static Span positive(String pointer, Span span) {
        if (span.isZero()) {
            throw ProblemException.invalid(new Violation(pointer, "must be longer than no time"));
        }
        return span;
    }

    /** Like {@link #positive}, but the span may be absent. */
    public static @Nullable Span positiveIfThere(String pointer, @Nullable Span span) {
        return span == null ? null : positive(pointer, span);
    }
}
