package io.lictor.license;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Facts of a licence that its status depends on, beside the version it is tied to and the instant.
 *
 * @param disabled whether the licence itself is disabled, not its version
 * @param endsAt end of the running term or trial; null for a perpetual licence
 * @param expiresAt instant from which it no longer works; null for never
 * @param upgraded whether another licence has taken its place
 * @param rightReturnsAt end of the successors' right; null for never
 * @param canceled whether it has a term and won't be renewed
 */
public record StatusFacts(
        boolean disabled,
        Instant validFrom,
        @Nullable Instant endsAt,
        @Nullable Instant expiresAt,
        boolean upgraded,
        @Nullable Instant rightReturnsAt,
        boolean canceled) {

    public static StatusFacts of(License.Issued license) {
        return new StatusFacts(
                license.disabled() != null,
                license.validFrom(),
                license.endsAt(),
                license.expiresAt(),
                license.successorId() != null,
                license.rightReturnsAt(),
                license.term() != null && !license.autoRenew());
    }

    /** The instants at which time alone may change the status. */
    public Stream<Instant> boundaries() {
        return Stream.of(validFrom, endsAt, expiresAt, rightReturnsAt).filter(Objects::nonNull);
    }
}
