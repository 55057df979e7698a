package io.lictor.web;

import java.net.SocketTimeoutException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Why a body can't be read. Never in Jackson's words, which name classes. */
final class BodyProblems {

    private BodyProblems() {}

    static Problem tooLarge() {
        return Problem.of(
                413,
                "PAYLOAD_TOO_LARGE",
                "A body may have " + BoundedBody.LIMIT + " bytes at most; send less at once.");
    }

    static Problem of(List<Throwable> causes) {
        if (CauseChain.find(causes, BodyTooLarge.class).isPresent()) {
            return tooLarge();
        }
        if (CauseChain.find(causes, SocketTimeoutException.class).isPresent()) {
            return StatusProblems.of(408);
        }
        return CauseChain.find(causes, JacksonException.class)
                .map(json -> of(json, causes))
                .orElseGet(() ->
                        causes.size() == 1 ? missing() : Problem.malformed("The body could not be read to its end."));
    }

    private static Problem of(JacksonException json, List<Throwable> causes) {
        return switch (json) {
            case UnrecognizedPropertyException e -> invalid(e, "is not a known field; known are " + known(e));
            case InvalidNullException e -> invalid(e, "can't be null");
            case InputCoercionException e -> invalid(e, expected(e, e.getTargetType()));
            case StreamConstraintsException _ ->
                Problem.malformed("The body is nested too deeply, or has a name, string or number that is too long.");
            case StreamReadException e -> syntax(e);
            // More after the value's end has no place in the value.
            case MismatchedInputException e when e.getOriginalMessage().startsWith("Trailing token") -> syntax(e);
            case MismatchedInputException e
            when e.getCurrentToken() == null && e.getPath().isEmpty() -> missing();
            case MismatchedInputException e
            when e.getCurrentToken() == JsonToken.VALUE_STRING && isBare(e.getTargetType()) ->
                invalid(e, expected(e, e.getTargetType()) + ", without quotes");
            case MismatchedInputException e -> invalid(e, expected(e, e.getTargetType()));
            case ValueInstantiationException e -> invalid(e, reason(causes));
            default ->
                json.getPath().isEmpty()
                        ? Problem.malformed("The body can't be read as JSON in UTF-8.")
                        : invalid(json, "is not valid");
        };
    }

    private static String expected(JacksonException e, @Nullable Class<?> type) {
        return ExpectedForm.of(
                type, e.getPath().isEmpty() ? Range.ANY : Range.of(e.getPath().getLast()));
    }

    /** Returns whether JSON writes values of the type without quotes. */
    private static boolean isBare(@Nullable Class<?> type) {
        return type != null && (ClassUtils.isPrimitiveOrWrapper(type) || Number.class.isAssignableFrom(type));
    }

    private static Problem missing() {
        return Problem.malformed("This request needs a body: a JSON object.");
    }

    private static Problem invalid(JacksonException e, String detail) {
        return Problem.invalid(List.of(new Violation(JsonPointers.of(e.getPath()), detail)));
    }

    private static Problem syntax(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        String where = at == null ? "" : ": line " + at.getLineNr() + ", column " + at.getColumnNr();
        String what = e.getOriginalMessage().startsWith("Duplicate Object property")
                ? "The body names a field twice"
                : "The body is not well-formed JSON";
        return Problem.malformed(what + where + ".");
    }

    private static String known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds() == null || e.getKnownPropertyIds().isEmpty()
                ? "none"
                : e.getKnownPropertyIds().stream()
                        .map(Objects::toString)
                        .filter(field -> !PresentMembersModifier.isMarked(e.getReferringClass(), field))
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    /** A constructor of ours that refuses its arguments says why in a sentence; anything else says nothing to callers. */
    private static String reason(List<Throwable> causes) {
        Throwable last = causes.getLast();
        boolean ours = last instanceof IllegalArgumentException || last instanceof DateTimeException;
        return ours && last.getMessage() != null ? "is not valid: " + last.getMessage() : "is not valid";
    }
}
