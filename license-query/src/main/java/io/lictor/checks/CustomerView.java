package io.lictor.checks;

import io.lictor.license.License;
import io.lictor.license.LicenseView;
import io.lictor.license.LicenseView.ModuleView;
import io.lictor.product.Product;
import io.lictor.product.ProductVersion;
import io.lictor.term.Span;
import io.lictor.validation.ReasonCode;
import io.lictor.validation.Validation;
import io.lictor.validation.ValidationQuery;
import io.lictor.validation.ValidationResult;
import io.lictor.value.Activation;
import io.lictor.value.Policy.Allowance;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A licence as its customer sees it: no history, and nothing of other licences.
 *
 * @param machines that hold a seat
 * @param deactivations that the customer may still make; null if there is no bound
 * @param releases of the product that it covers and that work, in the order in which they were released
 */
@Schema(name = "CustomerLicense")
record CustomerView(
        ValidationResult.Facts license,
        List<Activation> machines,
        @Nullable Deactivations deactivations,
        List<ModuleView> modules,
        List<CoveredRelease> releases) {

    private static final Set<ReasonCode> NOT_COVERED =
            EnumSet.of(ReasonCode.VERSION_DISABLED, ReasonCode.UPGRADE_PERIOD_ENDED, ReasonCode.VERSION_NOT_COVERED);

    /**
     * How many machines the customer may free.
     *
     * @param left now
     * @param allowed in any {@code period}
     * @param nextAt when the next one may be freed; null if one may be freed now
     */
    record Deactivations(
            int left, int allowed, Span period, @Nullable Instant nextAt) {

        static @Nullable Deactivations of(License.Issued license, Instant at) {
            Allowance allowance = license.policy().deactivationAllowance();
            if (allowance == null) {
                return null;
            }
            int left = license.trackRecord().deactivationsLeft(allowance, at);
            return new Deactivations(
                    left,
                    allowance.count(),
                    allowance.period(),
                    left > 0
                            ? null
                            : license.trackRecord()
                                    .nextDeactivationAt(allowance)
                                    .orElse(null));
        }
    }

    /** Release that the licence covers. */
    record CoveredRelease(String version, @Nullable Instant releasedAt) {}

    static CustomerView of(License.Issued license, Product product, Instant at) {
        return new CustomerView(
                Objects.requireNonNull(check(license, product, null, at).license()),
                List.copyOf(license.activations().values()),
                Deactivations.of(license, at),
                LicenseView.modules(license, at),
                product instanceof Product.Defined defined
                        ? defined.versions().values().stream()
                                .filter(release -> isCovered(license, product, release, at))
                                .map(release -> new CoveredRelease(release.version(), release.releasedAt()))
                                .toList()
                        : List.of());
    }

    private static boolean isCovered(License.Issued license, Product product, ProductVersion release, Instant at) {
        return check(license, product, release.version(), at).reasons().stream()
                .noneMatch(reason -> NOT_COVERED.contains(reason.code()));
    }

    private static ValidationResult check(
            License.Issued license, Product product, @Nullable String version, Instant at) {
        return Validation.validate(license, product, ValidationQuery.ofMachine("", version), at, List::of);
    }
}
