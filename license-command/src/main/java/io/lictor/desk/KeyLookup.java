package io.lictor.desk;

import io.lictor.command.Known;
import io.lictor.key.KeyOwner;
import io.lictor.key.TypedKey;
import io.lictor.web.ProblemException;
import io.lictor.web.Violation;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the licence of a key that its customer gave, in the body or as the request's credential. */
public final class KeyLookup {

    private static final String SCHEME = "License ";

    private final Known known;

    public KeyLookup(Known known) {
        this.known = known;
    }

    /**
     * The key's licence; {@link ProblemException} 400 where there is no key, two different ones, or one that nobody can
     * have, 404 where no licence has it (any more).
     */
    public UUID licenseOf(@Nullable String keyInBody, @Nullable String authorization) {
        TypedKey typed = TypedKey.read(given(keyInBody, authorization));
        KeyOwner owner = known.keys().hash(typed).map(known::keyOwner).orElse(KeyOwner.NOBODY);
        return switch (owner) {
            case KeyOwner.Opens(UUID licenseId) -> licenseId;
            case KeyOwner.Replaced _ ->
                throw ProblemException.notFound(
                        "KEY_REPLACED",
                        "This key was replaced by a new one; use the new key of this licence.",
                        Map.of());
            case KeyOwner.Nobody _ ->
                throw switch (typed) {
                    case TypedKey.Ours _ ->
                        ProblemException.notFound(
                                "LICENSE_NOT_FOUND", "No licence has this key; check it, or ask the vendor.", Map.of());
                    // What is not of our shape can only be an imported key; where it is none, it is a typing error.
                    case TypedKey.Foreign _, TypedKey.Malformed _ ->
                        new ProblemException(
                                400,
                                "KEY_MALFORMED",
                                "This is not a licence key; check it for typing errors.",
                                Map.of());
                };
        };
    }

    private String given(@Nullable String keyInBody, @Nullable String authorization) {
        String credential = authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length())
                : null;
        String key = keyInBody == null ? credential : keyInBody;
        if (key == null) {
            throw ProblemException.invalid(
                    new Violation("/key", "is required, here or as Authorization: License <key>"));
        }
        if (credential != null && !hash(credential).equals(hash(key))) {
            throw ProblemException.invalid(
                    new Violation("/key", "is not the key of the Authorization header; send one of them"));
        }
        return key;
    }

    private Optional<String> hash(String key) {
        return known.keys().hash(TypedKey.read(key));
    }
}
