package io.lictor.web;

import io.lictor.term.Span;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Form that a value should have had, to continue a sentence: "The field /startsAt …". */
final class ExpectedForm {

    static final String INSTANT =
            "must be an RFC 3339 date and time with an offset, such as 2026-11-21T10:00:00Z, in the years 0001 to 9999";
    static final String SPAN =
            "must be an ISO 8601 period or duration in capital letters, such as P1Y or PT12H, not negative and at most"
                    + " 1000 years";

    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);

    private ExpectedForm() {}

    static String of(@Nullable Class<?> type) {
        return of(type, Range.ANY);
    }

    /** Returns the form that a value should have, of a number with its bounds. */
    static String of(@Nullable Class<?> type, Range range) {
        if (type == null) {
            return "is not valid";
        } else if (WHOLE.contains(type)) {
            return "must be a whole number" + range.say();
        } else if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        } else if (CharSequence.class.isAssignableFrom(type)) {
            return "must be a text, in quotes";
        } else if (type == Instant.class) {
            return INSTANT;
        } else if (type == Span.class) {
            return SPAN;
        } else if (type == UUID.class) {
            return "must be a UUID";
        } else if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        } else if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "must be a number";
        } else {
            return Collection.class.isAssignableFrom(type) || type.isArray() ? "must be an array" : "must be an object";
        }
    }
}
