package io.lictor.license;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A licence's status at an instant and what belongs to it: why it is disabled, until when the status lasts if nothing
 * happens (null: for ever), and in grace the days left, rounded up.
 */
public record Standing(
        Status status,
        @Nullable Cause cause,
        @Nullable Instant until,
        @Nullable Integer graceDaysLeft) {

    /** Why a licence is {@code DISABLED}. */
    public enum Cause {
        SUSPENDED,
        REVOKED,
        VERSION_DISABLED
    }

    public static Standing of(License.Issued license, boolean versionDisabled, Instant at) {
        Status status = Status.of(license, versionDisabled, at);
        return new Standing(
                status,
                status == Status.DISABLED ? cause(license) : null,
                nextChange(license, versionDisabled, status, at),
                status == Status.GRACE ? daysUntil(Objects.requireNonNull(license.expiresAt()), at) : null);
    }

    private static Cause cause(License.Issued license) {
        Disabled disabled = license.disabled();
        if (disabled == null) {
            return Cause.VERSION_DISABLED;
        }
        return switch (disabled.cause()) {
            case SUSPENDED -> Cause.SUSPENDED;
            case REVOKED -> Cause.REVOKED;
        };
    }

    /** Only the licence's own boundaries can change its status, so the first one that does is the answer. */
    private static @Nullable Instant nextChange(
            License.Issued license, boolean versionDisabled, Status status, Instant at) {
        return StatusFacts.of(license)
                .boundaries()
                .filter(boundary -> boundary.isAfter(at))
                .sorted()
                .filter(boundary -> Status.of(license, versionDisabled, boundary) != status)
                .findFirst()
                .orElse(null);
    }

    private static int daysUntil(Instant end, Instant at) {
        Duration left = Duration.between(at, end);
        Duration day = Duration.ofDays(1);
        return (int) (left.plus(day).minusNanos(1).dividedBy(day));
    }
}
