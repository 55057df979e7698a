package io.lictor.endpoint;

import io.lictor.command.DecisionContext;
import io.lictor.key.KeyOwner;
import io.lictor.key.TypedKey;
import io.lictor.limits.KeyAttempt;
import io.lictor.limits.KeyGuard;
import io.lictor.web.KeyProblems;
import io.lictor.web.ProblemException;
import io.lictor.web.RequestKey;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the licence of a key that its customer gave, in the body or as the request's credential. */
public final class KeyLookup {

    private final DecisionContext context;
    private final KeyGuard guard;

    public KeyLookup(DecisionContext context, KeyGuard guard) {
        this.context = context;
        this.guard = guard;
    }

    /** The licence that a key opened. */
    public record Opened(UUID licenseId, KeyAttempt attempt) {}

    /**
     * The key's licence; {@link ProblemException} 400 where there is no key, two different ones, or one that nobody can
     * have, 404 where no licence has it (any more), 429 after too many guesses.
     */
    public Opened open(@Nullable String keyInBody, @Nullable String authorization, HttpServletRequest request) {
        TypedKey typed = RequestKey.of(keyInBody, authorization, context.keys());
        KeyAttempt attempt = guard.attempt(request, typed, context.keys());
        KeyOwner owner = KeyOwner.first(context.keys().hashes(typed), context::keyOwner);
        return switch (owner) {
            case KeyOwner.Opens(UUID licenseId) -> {
                attempt.opened();
                yield new Opened(licenseId, attempt);
            }
            case KeyOwner.Replaced _ -> throw refused(attempt, KeyProblems.replaced(Map.of()));
            case KeyOwner.Released _ -> throw refused(attempt, KeyProblems.released());
            case KeyOwner.Nobody _ -> throw refused(attempt, KeyProblems.unknown(typed));
        };
    }

    private static ProblemException refused(KeyAttempt attempt, ProblemException problem) {
        attempt.wrong(problem.code());
        return problem;
    }
}
