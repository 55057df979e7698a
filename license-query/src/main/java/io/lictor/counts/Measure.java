package io.lictor.counts;

import io.lictor.license.License;
import io.lictor.license.Status;
import io.lictor.value.ActivationLimit.Limited;
import io.lictor.value.ActivationLimit.Unlimited;
import org.jspecify.annotations.Nullable;

/**
 * Numbers by which documents know what is counted. They are stored: never give one another meaning.
 *
 * <p>A change of status is 8 × the status before + the status after, in the order of {@link Status}, with 7 for "was not
 * there". The others are amounts that don't depend on the time.
 */
final class Measure {

    static final int USED = 64;
    static final int LIMIT = 65;
    static final int UNLIMITED = 66;

    private static final int STATUSES = 8;
    private static final int NOT_THERE = 7;
    private static final Status[] ALL = Status.values();

    private Measure() {}

    /** Returns the number of a change of status; {@code from} is null for a licence that begins to be. */
    static int change(@Nullable Status from, Status to) {
        return (from == null ? NOT_THERE : from.ordinal()) * STATUSES + to.ordinal();
    }

    static boolean isChange(int measure) {
        return measure < USED;
    }

    static @Nullable Status from(int change) {
        int from = change / STATUSES;
        return from == NOT_THERE ? null : ALL[from];
    }

    static Status to(int change) {
        return ALL[change % STATUSES];
    }

    static int limit(License.Issued license) {
        return switch (license.activationLimit()) {
            case Limited(int machines) -> machines;
            case Unlimited _ -> 0;
        };
    }

    static int unlimited(License.Issued license) {
        return license.activationLimit() instanceof Unlimited ? 1 : 0;
    }
}
