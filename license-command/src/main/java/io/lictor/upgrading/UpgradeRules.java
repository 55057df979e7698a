package io.lictor.upgrading;

import static io.lictor.command.Decision.accepted;
import static io.lictor.command.Decision.rejected;

import io.lictor.command.ConvertTrial;
import io.lictor.command.Decision;
import io.lictor.command.DecisionContext;
import io.lictor.command.Rejection;
import io.lictor.command.RevertUpgrade;
import io.lictor.command.StatusGate;
import io.lictor.command.TellPredecessors;
import io.lictor.command.UpgradeLicense;
import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseUpgraded;
import io.lictor.event.SuccessionChanged;
import io.lictor.event.TrialConverted;
import io.lictor.event.UpgradeReverted;
import io.lictor.issuing.Defaults;
import io.lictor.issuing.Offer;
import io.lictor.issuing.Overrun;
import io.lictor.license.License;
import io.lictor.license.Status;
import io.lictor.product.Product;
import io.lictor.value.Kind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rules of upgrades: a licence is replaced by a better one, and gets its right back when that ends. */
public final class UpgradeRules {

    private UpgradeRules() {}

    /**
     * Two licences change, or none: the old one gets a successor, the new one its contract and the old machines. An
     * upgrade is the way out of a version that was disabled.
     */
    public static Decision<LicenseEvent> upgrade(
            License.Issued license, UpgradeLicense command, DecisionContext context) {
        Optional<Rejection> refusal = StatusGate.refuseInAnyVersion(
                license, command.at(), EnumSet.of(Status.DISABLED, Status.EXPIRED, Status.UPGRADED));
        if (refusal.isPresent()) {
            return rejected(refusal.get());
        }
        return Offer.of(
                license.product(),
                command.version(),
                context,
                product -> UpgradePathRules.refuse(license, command, product)
                        .<Rejection>map(rejection -> rejection)
                        .or(() -> overrun(license, command, product))
                        .<Decision<LicenseEvent>>map(Decision::rejected)
                        .orElseGet(() -> upgraded(license, command, product, context)));
    }

    private static Decision<LicenseEvent> upgraded(
            License.Issued license, UpgradeLicense command, Product.Defined product, DecisionContext context) {
        LicenseIssued successor = new LicenseIssued(
                command.successorId(),
                successor(license, command, product),
                context.keys().reference(command.successorId(), 1),
                command.licenseId(),
                command.at());
        return accepted(
                new LicenseUpgraded(
                        command.licenseId(), command.successorId(), SuccessionRules.overAt(successor), command.at()),
                successor);
    }

    private static Optional<Rejection> overrun(
            License.Issued license, UpgradeLicense command, Product.Defined product) {
        return new Overrun(command.kind(), start(license, command), "/kind", product.policy())
                .of(command.period(), null);
    }

    /** Returns the start of the successor; a licence that hasn't begun isn't begun sooner by replacing it. */
    private static Instant start(License.Issued old, UpgradeLicense command) {
        return old.validFrom().isAfter(command.at()) ? old.validFrom() : command.at();
    }

    private static LicenseContents successor(License.Issued old, UpgradeLicense command, Product.Defined product) {
        Kind kind = command.kind();
        Instant start = start(old, command);
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

    /**
     * Says that the old licence counts again, once those that took its place are over. It decides nothing; where they are
     * not over, because an older release did not tell, that is put right instead.
     */
    public static Decision<LicenseEvent> revert(
            License.Issued license, RevertUpgrade command, DecisionContext context) {
        Instant returnsAt = license.rightReturnsAt();
        UUID successorId = license.successorId();
        if (successorId == null || returnsAt == null || command.at().isBefore(returnsAt)) {
            return accepted();
        }
        if (context.license(successorId) instanceof License.Issued successor) {
            Instant overAt = successor.chainOverAt();
            if (overAt == null || command.at().isBefore(overAt)) {
                return accepted(new SuccessionChanged(command.licenseId(), overAt, command.at()));
            }
        }
        return accepted(new UpgradeReverted(command.licenseId(), successorId, command.at()));
    }

    /** Rule for upgrades by older releases, which did not tell the old licence when the new one ends. */
    public static Decision<LicenseEvent> tellPredecessors(
            License.Issued license, TellPredecessors command, DecisionContext context) {
        return new Decision.Accepted<>(SuccessionRules.toldToPredecessors(license, command.at(), context));
    }

    /**
     * The trial is bought: the new contract starts now, with the same key and machines. A trial that is over can be
     * bought too: it is then that most customers decide.
     */
    public static Decision<LicenseEvent> convert(
            License.Issued license, ConvertTrial command, DecisionContext context) {
        if (license.kind() != Kind.TRIAL) {
            boolean doneBefore = license.trackRecord().converted() && license.kind() == command.kind();
            return doneBefore ? accepted() : rejected(new Rejection.NotATrial(license.kind()));
        }
        Optional<Rejection> refusal =
                StatusGate.refuse(license, context, command.at(), EnumSet.of(Status.DISABLED, Status.UPGRADED));
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
