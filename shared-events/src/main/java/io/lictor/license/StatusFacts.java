package io.lictor.license;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a licence its status depends on, beside the version it is tied to and the instant.
 *
 * @param disabled by itself, not by its version
 * @param endsAt when the running term or trial ends; null for a perpetual licence
 * @param expiresAt when it stops working for good; null if never
 * @param upgraded whether another licence has taken its place
 * @param rightReturnsAt until when it has; null is for ever
 * @param canceled whether it has a term and the customer does not want to go on
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
