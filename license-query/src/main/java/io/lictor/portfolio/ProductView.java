package io.lictor.portfolio;

import io.lictor.license.Status;
import io.lictor.product.Policy;
import io.lictor.product.Product;
import io.lictor.product.ProductVersion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A product as callers see it. */
record ProductView(
        String product, @Nullable String name, PolicyView policy, List<ProductVersion> versions, Counts licenses) {

    /** The rules a licence captures when it is issued; lengths of time in ISO 8601. */
    record PolicyView(
            String gracePeriod,
            String renewalWindow,
            String upgradePeriod,
            int defaultActivationLimit,
            @Nullable AllowanceView deactivationAllowance) {}

    record AllowanceView(int count, String period) {}

    record Counts(long total, Map<Status, Long> byStatus) {

        static Counts of(Map<Status, Long> byStatus) {
            return new Counts(
                    byStatus.values().stream().mapToLong(count -> count).sum(), byStatus);
        }
    }

    static ProductView of(Product.Defined product, Map<Status, Long> licenses) {
        Policy policy = product.policy();
        Policy.Allowance allowance = policy.deactivationAllowance();
        return new ProductView(
                product.product(),
                product.name(),
                new PolicyView(
                        policy.gracePeriod().toString(),
                        policy.renewalWindow().toString(),
                        policy.upgradePeriod().toString(),
                        product.defaultActivationLimit(),
                        allowance == null
                                ? null
                                : new AllowanceView(
                                        allowance.count(), allowance.period().toString())),
                List.copyOf(product.versions().values()),
                Counts.of(licenses));
    }
}
