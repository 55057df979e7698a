package io.lictor.upgrading;

import static io.lictor.command.Decision.accepted;
import static io.lictor.command.Decision.rejected;

import io.lictor.command.ConvertTrial;
import io.lictor.command.Decision;
import io.lictor.command.Known;
import io.lictor.command.Rejection;
import io.lictor.command.RevertUpgrade;
import io.lictor.command.StatusGate;
import io.lictor.command.UpgradeLicense;
import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseUpgraded;
import io.lictor.event.TrialConverted;
import io.lictor.event.UpgradeReverted;
import io.lictor.issuing.Defaults;
import io.lictor.issuing.Offer;
import io.lictor.license.DisableCause;
import io.lictor.license.Kind;
import io.lictor.license.License;
import io.lictor.license.Status;
import io.lictor.product.Product;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a licence makes room for a better one, and gets its place back. */
public final class UpgradeRules {

    private UpgradeRules() {}

    /**
     * Two licences change, or none: the old one gets a successor, the new one its contract and the old machines. An
     * upgrade is the way out of a version that was disabled.
     */
    public static Decision<LicenseEvent> upgrade(License.Issued license, UpgradeLicense command, Known known) {
        Optional<Rejection> refusal = StatusGate.refuseInAnyVersion(
                license, command.at(), EnumSet.of(Status.DISABLED, Status.EXPIRED, Status.UPGRADED));
        if (refusal.isPresent()) {
            return rejected(refusal.get());
        }
        return Offer.of(
                license.product(),
                command.version(),
                known,
                product -> accepted(
                        new LicenseUpgraded(command.licenseId(), command.successorId(), command.at()),
                        new LicenseIssued(
                                command.successorId(),
                                successor(license, command, product),
                                known.keys().reference(command.successorId(), 1),
                                command.licenseId(),
                                command.at())));
    }

    private static LicenseContents successor(License.Issued old, UpgradeLicense command, Product.Defined product) {
        Kind kind = command.kind();
        Instant start = command.at();
        return new LicenseContents(
                old.product(),
                command.version(),
                old.customer(),
                kind,
                old.channel(),
                old.partnerId(),
                start,
                Defaults.validUntil(kind, start, command.period()),
                Defaults.term(kind, start, command.period()),
                Defaults.autoRenew(kind, old.channel(), null),
                Defaults.upgradesUntil(kind, start, null, product.policy().upgradePeriod()),
                command.activationLimit() == null ? old.activationLimit() : command.activationLimit(),
                command.modules() == null ? old.modules() : command.modules(),
                List.copyOf(old.activations().values()),
                product.policy(),
                old.metadata());
    }

    /** The old licence is usable again once its successor is expired, or disabled for good. */
    public static Decision<LicenseEvent> revert(License.Issued license, RevertUpgrade command, Known known) {
        if (!command.successorId().equals(license.successorId())) {
            return accepted();
        }
        return switch (known.license(command.successorId())) {
            case License.Issued successor
            when hasEnded(successor, command.at()) ->
                accepted(new UpgradeReverted(command.licenseId(), command.successorId(), command.at()));
            case License.Issued _, License.NotIssued _, License.Withdrawn _ -> accepted();
        };
    }

    private static boolean hasEnded(License.Issued successor, Instant at) {
        Instant endedAt = endsForGoodAt(successor);
        return endedAt != null && !at.isBefore(endedAt);
    }

    /**
     * When a licence ends for good if nothing happens; null if never. A suspended one may come back, and one that was
     * upgraded itself lives on in its successor, whatever becomes of its own term.
     */
    public static @Nullable Instant endsForGoodAt(License.Issued license) {
        var disabled = license.disabled();
        if (disabled != null && disabled.cause() == DisableCause.REVOKED) {
            return disabled.since();
        }
        return license.successorId() == null ? license.expiresAt() : null;
    }

    /**
     * The trial is bought: the new contract starts now, with the same key and machines. A trial that is over can be
     * bought too: it is then that most customers decide.
     */
    public static Decision<LicenseEvent> convert(License.Issued license, ConvertTrial command, Known known) {
        if (license.kind() != Kind.TRIAL) {
            boolean doneBefore = license.converted() && license.kind() == command.kind();
            return doneBefore ? accepted() : rejected(new Rejection.NotATrial(license.kind()));
        }
        Optional<Rejection> refusal =
                StatusGate.refuse(license, known, command.at(), EnumSet.of(Status.DISABLED, Status.UPGRADED));
        if (refusal.isPresent()) {
            return rejected(refusal.get());
        }
        return accepted(new TrialConverted(
                command.licenseId(),
                command.kind(),
                Defaults.term(command.kind(), command.at(), command.period()),
                Defaults.autoRenew(command.kind(), license.channel(), null),
                Defaults.upgradesUntil(
                        command.kind(), command.at(), null, license.policy().upgradePeriod()),
                command.at()));
    }
}
