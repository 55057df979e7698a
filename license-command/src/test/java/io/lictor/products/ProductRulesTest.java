package io.lictor.products;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Samples.PRODUCT;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.product;
import static io.lictor.spec.Samples.released;
import static io.lictor.spec.Samples.span;
import static io.lictor.spec.Samples.versionDisabled;

import io.lictor.command.DefineProduct;
import io.lictor.command.DefineProduct.Member;
import io.lictor.command.DisableProductVersion;
import io.lictor.command.EnableProductVersion;
import io.lictor.command.Rejection;
import io.lictor.command.ReleaseProductVersion;
import io.lictor.event.ProductChanged;
import io.lictor.event.ProductDefined;
import io.lictor.event.ProductVersionDisabled;
import io.lictor.event.ProductVersionEnabled;
import io.lictor.event.ProductVersionReleased;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Policy;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProductRulesTest {

    private static final Instant NOW = at("2026-03-01");
    private static final Policy STRICTER = new Policy(span("P7D"), span("P7D"), span("P1Y"), null);

    @Test
    void isDefinedOnce() {
        given().when(new DefineProduct(PRODUCT, "Segmenter", Policy.DEFAULT, ActivationLimit.of(1), NOW))
                .then(new ProductDefined(PRODUCT, "Segmenter", Policy.DEFAULT, ActivationLimit.of(1), NOW))
                .when(new DefineProduct(PRODUCT, "Segmenter", Policy.DEFAULT, ActivationLimit.of(1), at("2026-03-02")))
                .thenNothing();
    }

    @Test
    void whatIsNotNamedStays() {
        Policy grace = new Policy(span("P14D"), span("P7D"), span("P1Y"), null);
        Policy window = new Policy(span("P14D"), span("P14D"), span("P1Y"), null);

        given(new ProductDefined(PRODUCT, "Segmenter", STRICTER, ActivationLimit.of(3), NOW))
                .when(defaultsOf(Member.UPGRADE_PERIOD, Member.DEACTIVATION_ALLOWANCE, Member.LIMITED))
                .thenNothing()
                .when(defaultsOf(Member.GRACE_PERIOD))
                .then(new ProductChanged(PRODUCT, "Segmenter", grace, ActivationLimit.of(3), NOW))
                .when(defaultsOf(Member.RENEWAL_WINDOW))
                .then(new ProductChanged(PRODUCT, "Segmenter", window, ActivationLimit.of(3), NOW))
                .when(defaultsOf(Member.DEFAULT_LIMIT))
                .then(new ProductChanged(PRODUCT, "Segmenter", window, ActivationLimit.of(1), NOW))
                .when(defaultsOf(Member.NAME))
                .then(new ProductChanged(PRODUCT, null, window, ActivationLimit.of(1), NOW))
                .when(defaultsOf())
                .thenNothing();
    }

    @Test
    void thatThereIsALimitIsNewsWhereThereIsNone() {
        given(new ProductDefined(PRODUCT, null, STRICTER, ActivationLimit.UNLIMITED, NOW))
                .when(defaultsOf(Member.LIMITED))
                .then(new ProductChanged(PRODUCT, null, STRICTER, ActivationLimit.of(1), NOW));
    }

    private static DefineProduct defaultsOf(Member... named) {
        return new DefineProduct(PRODUCT, null, Policy.DEFAULT, ActivationLimit.of(1), Set.of(named), NOW);
    }

    @Test
    void anyDifferenceIsAChange() {
        given(product())
                .when(new DefineProduct(PRODUCT, "Segmenter", STRICTER, ActivationLimit.of(3), NOW))
                .then(new ProductChanged(PRODUCT, "Segmenter", STRICTER, ActivationLimit.of(3), NOW))
                .when(new DefineProduct(PRODUCT, "Segmenter", STRICTER, ActivationLimit.of(5), NOW))
                .then(new ProductChanged(PRODUCT, "Segmenter", STRICTER, ActivationLimit.of(5), NOW))
                .when(new DefineProduct(PRODUCT, "Segmenter Pro", STRICTER, ActivationLimit.of(5), NOW))
                .then(new ProductChanged(PRODUCT, "Segmenter Pro", STRICTER, ActivationLimit.of(5), NOW))
                .when(new DefineProduct(PRODUCT, null, STRICTER, ActivationLimit.of(5), NOW))
                .then(new ProductChanged(PRODUCT, null, STRICTER, ActivationLimit.of(5), NOW));
    }

    @Test
    void aChangeKeepsTheVersions() {
        given(product(), released("2.0"))
                .when(new DefineProduct(PRODUCT, "Segmenter", STRICTER, ActivationLimit.of(3), NOW))
                .then(new ProductChanged(PRODUCT, "Segmenter", STRICTER, ActivationLimit.of(3), NOW))
                .when(new DisableProductVersion(PRODUCT, "2.0", NOW))
                .then(new ProductVersionDisabled(PRODUCT, "2.0", NOW));
    }

    @Test
    void aVersionIsReleasedOnceAndItsDateCanBeCorrected() {
        given(product())
                .when(release("2026-02-01"))
                .then(new ProductVersionReleased(PRODUCT, "2.0", at("2026-02-01"), NOW))
                .when(release("2026-02-01"))
                .thenNothing()
                .when(release("2026-02-03"))
                .then(new ProductVersionReleased(PRODUCT, "2.0", at("2026-02-03"), NOW));
    }

    @Test
    void aVersionIsDisabledOnceAndEnabledOnce() {
        given(product(), released("2.0"))
                .when(new DisableProductVersion(PRODUCT, "2.0", NOW))
                .then(new ProductVersionDisabled(PRODUCT, "2.0", NOW))
                .when(new DisableProductVersion(PRODUCT, "2.0", NOW))
                .thenNothing()
                .when(new EnableProductVersion(PRODUCT, "2.0", NOW))
                .then(new ProductVersionEnabled(PRODUCT, "2.0", NOW))
                .when(new EnableProductVersion(PRODUCT, "2.0", NOW))
                .thenNothing();
    }

    @Test
    void aCorrectedDateDoesNotEnableADisabledVersion() {
        given(product(), released("2.0"), versionDisabled("2.0"))
                .when(release("2026-02-03"))
                .then(new ProductVersionReleased(PRODUCT, "2.0", at("2026-02-03"), NOW))
                .when(new DisableProductVersion(PRODUCT, "2.0", NOW))
                .thenNothing();
    }

    @Test
    void anUnknownProductIsNotFound() {
        given().when(release("2026-02-01")).thenRejected(new Rejection.ProductNotFound(PRODUCT));
        given().when(new DisableProductVersion(PRODUCT, "2.0", NOW))
                .thenRejected(new Rejection.ProductNotFound(PRODUCT));
        given().when(new EnableProductVersion(PRODUCT, "2.0", NOW))
                .thenRejected(new Rejection.ProductNotFound(PRODUCT));
    }

    @Test
    void anUnknownVersionIsNotFound() {
        given(product())
                .when(new DisableProductVersion(PRODUCT, "9.9", NOW))
                .thenRejected(new Rejection.VersionNotFound(PRODUCT, "9.9"))
                .when(new EnableProductVersion(PRODUCT, "9.9", NOW))
                .thenRejected(new Rejection.VersionNotFound(PRODUCT, "9.9"));
    }

    private static ReleaseProductVersion release(String releasedAt) {
        return new ReleaseProductVersion(PRODUCT, "2.0", at(releasedAt), NOW);
    }
}
