package io.lictor.web;

import io.lictor.key.TypedKey;
import java.util.Map;

/** Problems of a key that opens no licence. */
public final class KeyProblems {

    private KeyProblems() {}

    /** 404 for a key that a later generation replaced; {@code facts} for those who may know more. */
    public static ProblemException replaced(Map<String, ?> facts) {
        return ProblemException.notFound(
                "KEY_REPLACED", "This key was replaced by a new one; use the new key of this licence.", facts);
    }

    /** 404 for a key whose licence was withdrawn: well-formed, whatever it looks like. */
    public static ProblemException released() {
        return ProblemException.notFound(
                "LICENSE_NOT_FOUND", "No licence has this key; check it, or ask the vendor.", Map.of());
    }

    /** 404 for a well-formed key, 400 for a typing error: what is not of our shape could only be an imported key. */
    public static ProblemException unknown(TypedKey typed) {
        return switch (typed) {
            case TypedKey.Ours _ -> released();
            case TypedKey.Foreign _, TypedKey.Malformed _ ->
                new ProblemException(
                        400,
                        "KEY_MALFORMED",
                        "This is not a licence key: a symbol is wrong, missing or in the wrong place.",
                        Map.of());
        };
    }
}
