package io.lictor.bench.load;

import org.jspecify.annotations.Nullable;

/**
 * A command that was sent, once or several times under one {@code Idempotency-Key}; {@code told} is absent where its
 * client gave up before it was answered.
 */
public record Sent(String key, Request request, Answer.@Nullable Told told) {

    private static final String PREFIX = "bench-";

    /** The id under which its events are found. */
    public String correlationId() {
        return correlationId(key);
    }

    static String correlationId(String key) {
        return PREFIX + key;
    }

    /** Returns whether events with this correlation id were caused by a client, not by the service itself. */
    public static boolean isOurs(@Nullable String correlationId) {
        return correlationId != null && correlationId.startsWith(PREFIX);
    }

    @Override
    public String toString() {
        return "%s %s %s%s".formatted(request.action(), request.path(), key, told == null ? "" : ": " + told.body());
    }
}
