package io.lictor.upgrading;

import io.lictor.command.Rejection.NotAnUpgrade;
import io.lictor.command.Rejection.NotAnUpgrade.Why;
import io.lictor.command.UpgradeLicense;
import io.lictor.license.License;
import io.lictor.product.Product;
import io.lictor.product.ProductVersion;
import io.lictor.value.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rules of upgrade paths: to a newer version, from a perpetual licence to a subscription, or both. An older version
 * is no upgrade, whatever the kind.
 */
final class UpgradePathRules {

    private UpgradePathRules() {}

    /** Why it is no upgrade, if it is none. The version asked for is one of the product's. */
    static Optional<NotAnUpgrade> refuse(License.Issued license, UpgradeLicense command, Product.Defined product) {
        Why why = fault(license, command, product);
        boolean subscribes = license.kind() == Kind.PERPETUAL && command.kind() == Kind.SUBSCRIPTION;
        return why == null || (subscribes && why != Why.OLDER_VERSION)
                ? Optional.empty()
                : Optional.of(
                        new NotAnUpgrade(license.kind(), license.version(), command.kind(), command.version(), why));
    }

    /** Why the version asked for is not newer than what the licence has; null if it is. */
    private static @Nullable Why fault(License.Issued license, UpgradeLicense command, Product.Defined product) {
        String version = license.version();
        String wanted = command.version();
        if (wanted == null) { // open to what is to come, which no single version is
            return version == null ? Why.SAME_VERSION : null;
        }
        if (version == null) {
            return isNewToAnOpenLicense(wanted, license, command.at(), product) ? null : Why.COVERED_VERSION;
        }
        if (wanted.equals(version)) {
            return Why.SAME_VERSION;
        }
        return isNewer(wanted, version, product) ? null : Why.OLDER_VERSION;
    }

    /**
     * Returns whether the version came too late to be covered, or is the newest that works: bought anew, it is covered from then
     * on.
     */
    private static boolean isNewToAnOpenLicense(
            String wanted, License.Issued license, Instant at, Product.Defined product) {
        Instant end = license.upgradesUntil();
        boolean tooLate = end != null && !releasedAt(wanted, product).isBefore(end);
        return tooLate
                || product.versions().values().stream()
                        .filter(other ->
                                !other.disabled() && !other.releasedAt().isAfter(at))
                        .noneMatch(other -> isNewer(other.version(), wanted, product));
    }

    /** Returns whether a version is newer by its date of release; of two with one date, the one published later is. */
    private static boolean isNewer(String version, String other, Product.Defined product) {
        int order = releasedAt(version, product).compareTo(releasedAt(other, product));
        List<String> published = new ArrayList<>(product.versions().keySet());
        return order == 0 ? published.indexOf(version) > published.indexOf(other) : order > 0;
    }

    private static Instant releasedAt(String version, Product.Defined product) {
        return product.version(version).map(ProductVersion::releasedAt).orElse(Instant.MIN);
    }
}
