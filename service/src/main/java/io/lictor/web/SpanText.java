package io.lictor.web;

import io.lictor.term.Span;
import java.time.DateTimeException;
import java.util.regex.Pattern;

/** Lengths of time as callers write them: ISO 8601 to the letter, of which Java takes more than the description of the API. */
public final class SpanText {

    /** Pattern of a span in the dialect that every reader of the API's description has. */
    public static final String PATTERN =
            "P(?:(?=\\d)(?:\\d+Y)?(?:\\d+M)?(?:\\d+W)?(?:\\d+D)?|(?:\\d+D)?T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d{1,3})?S)?)";

    private static final Pattern FORM = Pattern.compile(PATTERN);

    private SpanText() {}

    /** {@link DateTimeException} where it is none, or too long. */
    static Span parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new DateTimeException(ExpectedForm.SPAN);
        }
        return Span.parse(text);
    }
}
