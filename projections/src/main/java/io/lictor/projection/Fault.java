package io.lictor.projection;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.lictor.store.UnreadableEvent;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why an event can't be folded in, told without anything of what stands in it. */
record Fault(String cause, String message) {

    /** Cause as it is stored and shown for an event that the store can't read; stays as it is. */
    private static final String UNREADABLE = "org.axonframework.serialization.SerializationException";

    static Fault of(RuntimeException failure) {
        JacksonException json = cause(failure, JacksonException.class);
        if (json != null) {
            return new Fault(json.getClass().getName(), "The payload can't be read" + place(json));
        }
        if (isOurs(failure)) {
            return new Fault(UNREADABLE, String.valueOf(failure.getMessage()));
        }
        if (failure instanceof MissingEventsException) {
            return new Fault(failure.getClass().getName(), String.valueOf(failure.getMessage()));
        }
        // What others say in their messages may be a part of the payload.
        String cause = failure instanceof UnreadableEvent
                ? UNREADABLE
                : failure.getClass().getName();
        return new Fault(cause, "The event doesn't fit what came before it" + place(failure));
    }

    /** The store's own words about a name or a revision it doesn't know. */
    private static boolean isOurs(RuntimeException failure) {
        return failure instanceof UnreadableEvent && failure.getCause() == null;
    }

    private static String place(JacksonException json) {
        String path = json instanceof JsonMappingException mapping ? path(mapping) : "";
        var location = json.getLocation();
        String at =
                location == null ? "" : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
        return path + at;
    }

    private static String path(JsonMappingException mapping) {
        String path = String.join(
                ".",
                mapping.getPath().stream()
                        .map(each -> each.getFieldName() == null ? "[" + each.getIndex() + "]" : each.getFieldName())
                        .toList());
        return path.isEmpty() ? "" : " at " + path;
    }

    private static String place(RuntimeException failure) {
        return Stream.of(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.lictor."))
                .findFirst()
                .map(frame -> " (%s, line %d)".formatted(frame.getClassName(), frame.getLineNumber()))
                .orElse("");
    }

    private static <T extends Throwable> @Nullable T cause(@Nullable Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
