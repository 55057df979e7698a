package io.lictor.whatif;

import io.lictor.license.License;
import io.lictor.term.Span;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Policy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Another policy, to be tried on licences that have their own; what is absent stays as each licence has it.
 *
 * <p>A changed upgrade period moves the end of a licence's where that came from the policy: where it is, to the
 * millisecond, the policy's length after the licence's beginning. One that was ordered, imported or extended to another
 * instant stays.
 *
 * @param activationLimit machines of every licence at once
 * @param disableVersion the version that would be stopped from working
 */
public record Change(
        @Nullable Span gracePeriod,
        @Nullable Span renewalWindow,
        @Nullable Span upgradePeriod,
        @Nullable ActivationLimit activationLimit,
        @Nullable OneVersion disableVersion) {

    /** A version of a product. */
    public record OneVersion(String product, String version) {}

    /** Returns whether nothing changes. */
    public boolean isEmpty() {
        return gracePeriod == null
                && renewalWindow == null
                && upgradePeriod == null
                && activationLimit == null
                && disableVersion == null;
    }

    /** Returns whether the version this licence is tied to would be disabled. */
    public boolean disablesVersionOf(License.Issued license) {
        return disableVersion != null
                && disableVersion.product().equals(license.product())
                && disableVersion.version().equals(license.version());
    }

    /** The licence as it would be under this policy. */
    public License.Issued appliedTo(License.Issued license) {
        Policy policy = license.policy();
        return license.under(
                new Policy(
                        gracePeriod == null ? policy.gracePeriod() : gracePeriod,
                        renewalWindow == null ? policy.renewalWindow() : renewalWindow,
                        upgradePeriod == null ? policy.upgradePeriod() : upgradePeriod,
                        policy.deactivationAllowance()),
                upgradesUntil(license),
                activationLimit == null ? license.activationLimit() : activationLimit);
    }

    private @Nullable Instant upgradesUntil(License.Issued license) {
        Instant until = license.upgradesUntil();
        boolean fromPolicy =
                until != null && until.equals(license.policy().upgradePeriod().after(license.validFrom()));
        return upgradePeriod != null && fromPolicy ? upgradePeriod.after(license.validFrom()) : until;
    }
}
