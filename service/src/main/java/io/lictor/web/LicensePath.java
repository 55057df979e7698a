package io.lictor.web;

import io.lictor.key.TypedKey;
import java.util.Map;
import java.util.UUID;

/** A licence id in a path. What is no id can be no licence's, so it is as unknown as any other. */
public final class LicensePath {

    private LicensePath() {}

    public static UUID id(String text) {
        return PathId.read(text)
                .orElseThrow(() -> ProblemException.notFound(
                        "LICENSE_NOT_FOUND",
                        TypedKey.read(text) instanceof TypedKey.Ours
                                ? "This is a licence key, not a licence's id, and must not stand in a URL: POST it to"
                                        + " /v1/licenses/lookup."
                                : "There is no licence with this id.",
                        Map.of()));
    }
}
