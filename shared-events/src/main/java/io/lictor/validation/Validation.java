package io.lictor.validation;

import io.lictor.event.RecordedEvent;
import io.lictor.license.License;
import io.lictor.license.Standing;
import io.lictor.product.Product;
import io.lictor.validation.ValidationResult.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** May the software run? A pure function of the licence, its product, the question and an instant. */
public final class Validation {

    private Validation() {}

    /**
     * Answers with all reasons, not only the first. {@code history} is asked for the causes only where there is a
     * reason: the licence's events and its product's, each in their order, up to {@code at}.
     */
    public static ValidationResult validate(
            License.Issued license,
            Product product,
            ValidationQuery query,
            Instant at,
            Supplier<List<RecordedEvent>> history) {
        Standing standing = Standing.of(license, product.isDisabled(license.version()), at);
        Release release = Release.of(query, product);
        List<Finding> findings = findings(license, standing, product, query, release, at);
        List<RecordedEvent> events = findings.isEmpty() ? List.of() : history.get();
        List<Reason> reasons = Advice.fit(
                findings.stream().map(finding -> finding.explainedBy(events)).toList(), license, query);
        boolean valid = reasons.isEmpty();
        return new ValidationResult(
                valid,
                valid ? ReasonCode.VALID : reasons.getFirst().code(),
                at,
                reasons,
                valid ? Warnings.of(license, standing, release, at) : List.of(),
                Facts.of(license, standing, at),
                null);
    }

    private static List<Finding> findings(
            License.Issued license,
            Standing standing,
            Product product,
            ValidationQuery query,
            Release release,
            Instant at) {
        boolean sameProduct = query.product() == null || query.product().equals(license.product());
        List<Finding> findings = new ArrayList<>();
        Checks.status(license, standing).ifPresent(findings::add);
        Checks.machine(license, query.fingerprint(), at).ifPresent(findings::add);
        Checks.product(license, query.product()).ifPresent(findings::add);
        if (sameProduct) { // the versions of another say nothing about this one
            Checks.versionDisabled(product, query.version()).ifPresent(findings::add);
            Checks.upgradePeriod(license, product, release).ifPresent(findings::add);
            Checks.versionCovered(license, product, release).ifPresent(findings::add);
        }
        Checks.modules(license, query.modules(), at).ifPresent(findings::add);
        return findings;
    }
}
