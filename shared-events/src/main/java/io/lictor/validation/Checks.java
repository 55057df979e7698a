package io.lictor.validation;

import io.lictor.event.Event;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseImported;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.LicenseTransferred;
import io.lictor.event.MachineDeactivated;
import io.lictor.event.ModulesAdded;
import io.lictor.event.ModulesRemoved;
import io.lictor.event.ProductVersionDisabled;
import io.lictor.event.TermExtended;
import io.lictor.event.TrialConverted;
import io.lictor.event.UpgradePeriodExtended;
import io.lictor.license.License;
import io.lictor.license.Standing;
import io.lictor.product.Product;
import io.lictor.product.ProductVersion;
import io.lictor.value.ActivationLimit;
import io.lictor.value.ActivationLimit.Limited;
import io.lictor.value.ActivationLimit.Unlimited;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of validation, one each, in the order in which they decide: empty where the software may run. */
final class Checks {

    private Checks() {}

    static Optional<Finding> status(License.Issued license, Standing standing) {
        return switch (standing.status()) {
            case DISABLED -> Optional.of(disabled(license));
            case EXPIRED -> Optional.of(expired(license));
            case PENDING -> Optional.of(pending(license));
            case UPGRADED, GRACE, CANCELED, ACTIVE -> Optional.empty();
        };
    }

    private static Finding disabled(License.Issued license) {
        var disabled = license.disabled();
        if (disabled == null) {
            return new Finding(
                    new Reason(
                            ReasonCode.LICENSE_DISABLED,
                            "This licence is for version " + license.version() + ", which the vendor disabled.",
                            "Install a newer version with a licence that covers it, or ask the vendor."),
                    event -> event instanceof ProductVersionDisabled e
                            && e.version().equals(license.version()));
        }
        String sentence = switch (disabled.cause()) {
            case SUSPENDED -> "The vendor suspended this licence on " + Dates.format(disabled.since()) + ".";
            case REVOKED -> "The vendor revoked this licence on " + Dates.format(disabled.since()) + ", for good.";
        };
        String remedy = switch (disabled.cause()) {
            case SUSPENDED -> "Ask the vendor why, and when it is enabled again.";
            case REVOKED -> "Ask the vendor why, or for another licence.";
        };
        return new Finding(
                new Reason(ReasonCode.LICENSE_DISABLED, sentence, remedy), event -> event instanceof LicenseDisabled);
    }

    private static Finding expired(License.Issued license) {
        String end = Dates.format(Objects.requireNonNull(license.expiresAt()));
        String sentence = switch (license.kind()) {
            case TRIAL -> "The trial ended on " + end + ".";
            case PERPETUAL -> "The licence ended on " + end + ".";
            case SUBSCRIPTION ->
                "The subscription ended on " + Dates.format(Objects.requireNonNull(license.endsAt()))
                        + " and its grace period on " + end + ".";
        };
        return new Finding(
                new Reason(ReasonCode.LICENSE_EXPIRED, sentence, "Buy a licence to go on working."),
                Checks::setsTheEnd);
    }

    private static Finding pending(License.Issued license) {
        return new Finding(
                new Reason(
                        ReasonCode.LICENSE_PENDING,
                        "This licence begins on " + Dates.format(license.validFrom()) + ".",
                        "Wait until then, or ask the vendor for an earlier start."),
                Checks::begins);
    }

    static Optional<Finding> machine(License.Issued license, String fingerprint, Instant at) {
        if (license.activation(fingerprint).isPresent()) {
            return Optional.empty();
        }
        int used = license.activations().size();
        boolean upgraded = license.successorAt(at) != null;
        boolean free = license.hasFreeSeat() && !upgraded;
        String remedy = upgraded
                ? "Use the key of the licence that replaced this one."
                : free ? "Activate this machine: a seat is free." : "Deactivate another machine first, or buy a seat.";
        Reason reason = new Reason(
                ReasonCode.MACHINE_NOT_ACTIVATED,
                "This machine is not activated; " + seats(used, license.activationLimit()) + ".",
                remedy,
                null,
                free,
                null,
                null,
                null,
                null);
        return Optional.of(new Finding(
                reason,
                event -> begins(event)
                        || event instanceof MachineDeactivated e
                                && e.fingerprint().equals(fingerprint)
                        || event instanceof LicenseTransferred t && !t.keepMachines()));
    }

    private static String seats(int used, ActivationLimit limit) {
        return switch (limit) {
            case Limited(int machines) -> seats(used, machines);
            case Unlimited _ -> "this licence is for any number of machines";
        };
    }

    private static String seats(int used, int limit) {
        if (used > limit) {
            return used + " others are, on a licence for " + limit;
        } else if (limit == 1) {
            return "the one activation is " + (used == 0 ? "free" : "in use");
        }
        return used + " of " + limit + " activations " + (used == 1 ? "is" : "are") + " in use";
    }

    static Optional<Finding> product(License.Issued license, @Nullable String product) {
        if (product == null || product.equals(license.product())) {
            return Optional.empty();
        }
        Reason reason = new Reason(
                ReasonCode.PRODUCT_MISMATCH,
                "This key is for " + license.product() + ", not for " + product + ".",
                "Enter the key of " + product + ", or install " + license.product() + ".",
                null,
                null,
                license.product(),
                null,
                null,
                null);
        return Optional.of(new Finding(reason, Checks::begins));
    }

    static Optional<Finding> versionDisabled(Product product, @Nullable String version) {
        if (!product.isDisabled(version)) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                new Reason(
                        ReasonCode.VERSION_DISABLED,
                        "Version " + version + " no longer works: the vendor disabled it.",
                        "Install another version."),
                event ->
                        event instanceof ProductVersionDisabled e && e.version().equals(version)));
    }

    /** A release on the very instant at which the upgrade period ends is no longer covered. */
    static Optional<Finding> upgradePeriod(License.Issued license, Product product, Release release) {
        Instant end = license.upgradesUntil();
        Instant released = release.releasedAt();
        boolean soldWithIt = license.version() != null && license.version().equals(release.version());
        if (end == null || released == null || released.isBefore(end) || soldWithIt) {
            return Optional.empty();
        }
        // A licence tied to a version covers none that is newer, and that one whenever it came out.
        String tied = license.version();
        String newest = tied != null
                ? tied
                : product.newestCoveredBy(end).map(ProductVersion::version).orElse(null);
        Reason reason = new Reason(
                ReasonCode.UPGRADE_PERIOD_ENDED,
                release.say() + " came after the upgrade period ended on " + Dates.format(end) + ".",
                (newest == null ? "Install an older release" : "Install " + newest + " or older")
                        + ", or extend the upgrade period.",
                null,
                null,
                null,
                end,
                newest,
                null);
        return Optional.of(new Finding(
                reason,
                event -> begins(event) || event instanceof UpgradePeriodExtended || event instanceof TrialConverted));
    }

    /** A licence tied to one version covers older ones too, but none that is newer or whose age is unknown. */
    static Optional<Finding> versionCovered(License.Issued license, Product product, Release release) {
        String tied = license.version();
        if (tied == null || tied.equals(release.version())) {
            return Optional.empty();
        }
        Instant released = release.releasedAt();
        Instant tiedReleased =
                product.version(tied).map(ProductVersion::releasedAt).orElse(null);
        // A release that gives its date only may be the very one.
        boolean covered = released == null || tiedReleased == null
                ? release.version() == null
                : released.isBefore(tiedReleased) || release.version() == null && released.equals(tiedReleased);
        if (covered) {
            return Optional.empty();
        }
        Reason reason = new Reason(
                ReasonCode.VERSION_NOT_COVERED,
                "This licence is for version " + tied + "; " + release.say() + " is not covered.",
                "Install " + tied + ", or upgrade the licence.",
                null,
                null,
                null,
                null,
                tied,
                null);
        return Optional.of(new Finding(reason, Checks::begins));
    }

    static Optional<Finding> modules(License.Issued license, List<String> wanted, Instant at) {
        List<String> missing = wanted.stream()
                .distinct()
                .filter(code -> license.module(code)
                        .filter(module -> module.isLicensedAt(at))
                        .isEmpty())
                .toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        List<String> said = missing.stream()
                .map(code -> license.module(code)
                        .map(lapsed ->
                                code + " (ended on " + Dates.format(Objects.requireNonNull(lapsed.until())) + ")")
                        .orElse(code))
                .toList();
        Reason reason = new Reason(
                ReasonCode.MODULE_NOT_LICENSED,
                "Not licensed: " + String.join(", ", said) + ".",
                "Buy what is missing; it works without a restart.",
                null,
                null,
                null,
                null,
                null,
                missing);
        return Optional.of(new Finding(
                reason,
                event -> begins(event)
                        || event instanceof ModulesRemoved r
                                && r.modules().stream().anyMatch(missing::contains)
                        || event instanceof ModulesAdded a
                                && a.modules().stream().anyMatch(module -> missing.contains(module.code()))));
    }

    private static boolean begins(Event event) {
        return event instanceof LicenseIssued || event instanceof LicenseImported;
    }

    private static boolean setsTheEnd(Event event) {
        return begins(event)
                || event instanceof LicenseRenewed
                || event instanceof TermExtended
                || event instanceof TrialConverted;
    }
}
