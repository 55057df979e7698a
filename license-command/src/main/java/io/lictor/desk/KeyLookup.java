package io.lictor.desk;

import io.lictor.command.Known;
import io.lictor.key.KeyOwner;
import io.lictor.key.TypedKey;
import io.lictor.web.GivenKey;
import io.lictor.web.KeyProblems;
import io.lictor.web.ProblemException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the licence of a key that its customer gave, in the body or as the request's credential. */
public final class KeyLookup {

    private final Known known;

    public KeyLookup(Known known) {
        this.known = known;
    }

    /**
     * The key's licence; {@link ProblemException} 400 where there is no key, two different ones, or one that nobody can
     * have, 404 where no licence has it (any more).
     */
    public UUID licenseOf(@Nullable String keyInBody, @Nullable String authorization) {
        TypedKey typed = GivenKey.of(keyInBody, authorization, known.keys());
        KeyOwner owner = known.keys().hash(typed).map(known::keyOwner).orElse(KeyOwner.NOBODY);
        return switch (owner) {
            case KeyOwner.Opens(UUID licenseId) -> licenseId;
            case KeyOwner.Replaced _ -> throw KeyProblems.replaced(Map.of());
            case KeyOwner.Nobody _ -> throw KeyProblems.unknown(typed);
        };
    }
}
