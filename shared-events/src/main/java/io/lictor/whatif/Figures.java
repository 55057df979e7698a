package io.lictor.whatif;

import io.lictor.license.License;
import io.lictor.license.Status;
import io.lictor.value.ActivationLimit.Limited;
import io.lictor.value.ActivationLimit.Unlimited;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures of many licences at an instant.
 *
 * @param byStatus numbers by status, also zeros
 * @param seats sum of the limits of those that are {@code ACTIVE}, {@code CANCELED} or in {@code GRACE}
 * @param unlimitedLicenses number of those without a limit
 * @param renewalOpen subscriptions that could be renewed now
 * @param overLimit licences with more machines than seats
 * @param upgradePeriodOver usable licences that cover no release of now any more
 */
public record Figures(
        Map<Status, Long> byStatus,
        long seats,
        long unlimitedLicenses,
        long renewalOpen,
        long overLimit,
        long upgradePeriodOver) {

    /** Adds up. */
    static final class Sum {

        private final Instant at;
        private final Map<Status, Long> byStatus = new EnumMap<>(Status.class);
        private long seats;
        private long unlimitedLicenses;
        private long renewalOpen;
        private long overLimit;
        private long upgradePeriodOver;

        Sum(Instant at) {
            this.at = at;
            for (Status status : Status.values()) {
                byStatus.put(status, 0L);
            }
        }

        void add(License.Issued license, Status status) {
            byStatus.merge(status, 1L, Long::sum);
            if (status.countsAsSeats()) {
                switch (license.activationLimit()) {
                    case Limited(int machines) -> seats += machines;
                    case Unlimited _ -> unlimitedLicenses++;
                }
            }
            renewalOpen += isRenewalOpen(license, status) ? 1 : 0;
            overLimit +=
                    license.activationLimit().exceededBy(license.activations().size()) > 0 ? 1 : 0;
            upgradePeriodOver += status.isUsable() && isReached(license.upgradesUntil()) ? 1 : 0;
        }

        Figures figures() {
            return new Figures(byStatus, seats, unlimitedLicenses, renewalOpen, overLimit, upgradePeriodOver);
        }

        /** As the command to renew is decided: until grace is over, and never where it was replaced or disabled. */
        private boolean isRenewalOpen(License.Issued license, Status status) {
            return switch (status) {
                case DISABLED, EXPIRED, UPGRADED -> false;
                case PENDING, GRACE, CANCELED, ACTIVE -> isReached(license.renewableFrom());
            };
        }

        private boolean isReached(@Nullable Instant instant) {
            return instant != null && !at.isBefore(instant);
        }
    }
}
