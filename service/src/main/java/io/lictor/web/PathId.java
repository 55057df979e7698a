package io.lictor.web;

import java.util.Optional;
import java.util.UUID;

/** An id in a path. */
public final class PathId {

    private static final int LENGTH = 36;

    private PathId() {}

    /** Empty for what is no id: it can be nobody's, and is as unknown as any other. */
    public static Optional<UUID> read(String text) {
        try {
            return text.length() == LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
