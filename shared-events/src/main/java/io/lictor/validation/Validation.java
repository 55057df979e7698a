package io.lictor.validation;

import io.lictor.event.RecordedEvent;
import io.lictor.license.License;
import io.lictor.license.Standing;
import io.lictor.product.Product;
import io.lictor.validation.ValidationResult.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
        List<Finding> findings = findings(license, standing, product, query, at);
        List<RecordedEvent> events = findings.isEmpty() ? List.of() : history.get();
        List<Reason> reasons =
                findings.stream().map(finding -> finding.explainedBy(events)).toList();
        boolean valid = reasons.isEmpty();
        return new ValidationResult(
                valid,
                valid ? ReasonCode.VALID : reasons.getFirst().code(),
                at,
                reasons,
                valid ? Warnings.of(license, standing, at) : List.of(),
                Facts.of(license, standing, at));
    }

    private static List<Finding> findings(
            License.Issued license, Standing standing, Product product, ValidationQuery query, Instant at) {
        boolean sameProduct = query.product() == null || query.product().equals(license.product());
        Release release = Release.of(query, product);
        Stream<Optional<Finding>> always = Stream.of(
                Checks.status(license, standing),
                Checks.machine(license, query.fingerprint()),
                Checks.product(license, query.product()));
        // The versions of another product say nothing about this one.
        Stream<Optional<Finding>> versions = sameProduct
                ? Stream.of(
                        Checks.versionDisabled(product, query.version()),
                        Checks.upgradePeriod(license, product, release),
                        Checks.versionCovered(license, product, release))
                : Stream.empty();
        Stream<Optional<Finding>> modules = Stream.of(Checks.modules(license, query.modules(), at));
        return Stream.of(always, versions, modules)
                .flatMap(checks -> checks)
                .flatMap(Optional::stream)
                .toList();
    }
}
