package io.lictor.web;

import io.lictor.key.TypedKey;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An id in a path. */
public final class PathId {

    private static final int LENGTH = 36;

    private PathId() {}

    /** Returns the id; empty for a text that is no id, which is as unknown as any other. */
    public static Optional<UUID> read(String text) {
        try {
            return text.length() == LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the id of a licence. What is no id can be no licence's, so it is as unknown as any other. */
    public static UUID license(String text) {
        return read(text)
                .orElseThrow(() -> ProblemException.notFound(
                        "LICENSE_NOT_FOUND",
                        TypedKey.read(text) instanceof TypedKey.Ours
                                ? "This is a licence key, not a licence's id, and must not stand in a URL: POST it to"
                                        + " /v1/licenses/lookup."
                                : "There is no licence with this id.",
                        Map.of()));
    }
}
