package io.lictor.contents;

import io.lictor.value.ActivationLimit;
import io.lictor.web.ProblemException;
import io.lictor.web.Violation;
import org.jspecify.annotations.Nullable;

/** A number of machines as callers name it: {@code activationLimit}, or {@code unlimitedActivations: true} instead of it. */
public final class LimitRequest {

    private static final String UNLIMITED = "/unlimitedActivations";

    private LimitRequest() {}

    /** The limit, null where none is named; {@link ProblemException} 400 where it is both a number and any number. */
    public static @Nullable ActivationLimit limitIfThere(
            @Nullable Integer activationLimit, @Nullable Boolean unlimitedActivations) {
        boolean unlimited = Boolean.TRUE.equals(unlimitedActivations);
        if (unlimited && activationLimit != null) {
            throw ProblemException.invalid(new Violation(UNLIMITED, "does not go with a number of machines"));
        }
        if (unlimited) {
            return ActivationLimit.UNLIMITED;
        }
        return activationLimit == null ? null : ActivationLimit.of(activationLimit);
    }

    /** The limit; {@link ProblemException} 400 where it is not one of the two. */
    static ActivationLimit limit(@Nullable Integer activationLimit, @Nullable Boolean unlimitedActivations) {
        ActivationLimit limit = limitIfThere(activationLimit, unlimitedActivations);
        if (limit == null) {
            throw ProblemException.invalid(
                    new Violation("/activationLimit", "is required, unless unlimitedActivations is true"));
        }
        return limit;
    }
}
