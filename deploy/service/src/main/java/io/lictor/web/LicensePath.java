package io.lictor.web;

import java.util.Map;
import java.util.UUID;

/** A licence id in a path. What is no id can be no licence's, so it is as unknown as any other. */
public final class LicensePath {

    private static final int LENGTH = 36;

    private LicensePath() {}

    public static UUID id(String text) {
        try {
            if (text.length() == LENGTH) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw ProblemException.notFound("LICENSE_NOT_FOUND", "There is no licence with this id.", Map.of());
    }
}
