package io.lictor.web;

import java.util.Map;
import java.util.UUID;

/** A licence id in a path. What is no id can be no licence's, so it is as unknown as any other. */
public final class LicensePath {

    private LicensePath() {}

    public static UUID id(String text) {
        return PathId.read(text)
                .orElseThrow(() ->
                        ProblemException.notFound("LICENSE_NOT_FOUND", "There is no licence with this id.", Map.of()));
    }
}
