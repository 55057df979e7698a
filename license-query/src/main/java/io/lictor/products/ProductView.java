package io.lictor.products;

import io.lictor.license.Status;
import io.lictor.product.Product;
import io.lictor.product.ProductVersion;
import io.lictor.value.Policy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A product as callers see it: what it was defined with, lengths of time in ISO 8601, its versions and licences. */
record ProductView(
        String product,
        @Nullable String name,
        String gracePeriod,
        String renewalWindow,
        String upgradePeriod,
        @Nullable Integer defaultActivationLimit,
        @Nullable Boolean unlimitedActivations,
        @Nullable AllowanceView deactivationAllowance,
        List<ProductVersion> versions,
        Counts licenses) {

    record AllowanceView(int count, String period) {

        static @Nullable AllowanceView of(Policy.@Nullable Allowance allowance) {
            return allowance == null
                    ? null
                    : new AllowanceView(allowance.count(), allowance.period().toString());
        }
    }

    record Counts(long total, Map<Status, Long> byStatus) {

        static Counts of(Map<Status, Long> byStatus) {
            return new Counts(
                    byStatus.values().stream().mapToLong(count -> count).sum(), byStatus);
        }
    }

    static ProductView of(Product.Defined product, Map<Status, Long> licenses) {
        Policy policy = product.policy();
        return new ProductView(
                product.product(),
                product.name(),
                policy.gracePeriod().toString(),
                policy.renewalWindow().toString(),
                policy.upgradePeriod().toString(),
                product.defaultLimit().machinesIfLimited(),
                product.defaultLimit().trueIfUnlimited(),
                AllowanceView.of(policy.deactivationAllowance()),
                List.copyOf(product.versions().values()),
                Counts.of(licenses));
    }
}
