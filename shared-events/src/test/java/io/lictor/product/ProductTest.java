package io.lictor.product;

import static io.lictor.Samples.at;
import static io.lictor.Samples.defined;
import static io.lictor.Samples.released;
import static io.lictor.Samples.versionDisabled;
import static io.lictor.Samples.versionEnabled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.lictor.event.ProductChanged;
import io.lictor.event.ProductEvent;
import io.lictor.term.Span;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Policy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A product as its events have made it. */
class ProductTest {

    private static final Policy OTHER_POLICY =
            new Policy(Span.ofDays(7), Span.ofDays(30), Span.ofYears(2), new Policy.Allowance(3, Span.ofYears(1)));
    private static final ProductChanged CHANGED =
            new ProductChanged("seg", "Segmenter Pro", OTHER_POLICY, ActivationLimit.of(4), at("2026-02-01"));

    @Test
    void graceRenewalWindowAndUpgradePeriodHaveTheirDefaults() {
        assertThat(Policy.DEFAULT)
                .isEqualTo(new Policy(Span.parse("P14D"), Span.parse("P14D"), Span.parse("P1Y"), null));
    }

    @Test
    void aDefinedProductHasNoVersionsYet() {
        assertThat(after(defined("2020-01-01")))
                .isEqualTo(new Product.Defined("seg", "Segmenter", Policy.DEFAULT, ActivationLimit.of(1), Map.of()));
    }

    @Test
    void aChangeKeepsTheVersions() {
        assertThat(after(
                        defined("2020-01-01"),
                        released("1.0", "2020-06-01"),
                        versionDisabled("1.0", "2021-01-01"),
                        CHANGED))
                .isEqualTo(new Product.Defined(
                        "seg",
                        "Segmenter Pro",
                        OTHER_POLICY,
                        ActivationLimit.of(4),
                        Map.of("1.0", new ProductVersion("1.0", at("2020-06-01"), true))));
    }

    @Test
    void versionsStandInTheOrderInWhichTheyWereMadeKnown() {
        Product.Defined product = (Product.Defined) after(
                defined("2020-01-01"),
                released("2.0", "2022-01-01"),
                released("1.0", "2020-01-01"),
                released("1.5", "2021-01-01"),
                released("2.0", "2022-02-02"));

        assertThat(product.versions().keySet()).containsExactly("2.0", "1.0", "1.5");
    }

    @Test
    void aVersionWhoseDateIsCorrectedStaysDisabled() {
        Product product = after(
                defined("2020-01-01"),
                released("1.0", "2020-06-01"),
                versionDisabled("1.0", "2021-01-01"),
                released("1.0", "2020-07-01"));

        assertThat(product.version("1.0")).contains(new ProductVersion("1.0", at("2020-07-01"), true));
    }

    @Test
    void aDisabledVersionIsEnabledAgain() {
        Product disabled = after(
                defined("2020-01-01"),
                released("1.0", "2020-06-01"),
                released("2.0", "2021-06-01"),
                versionDisabled("1.0", "2021-01-01"));

        assertThat(disabled.isDisabled("1.0")).isTrue();
        assertThat(disabled.isDisabled("2.0")).isFalse();
        assertThat(Product.evolve(disabled, versionEnabled("1.0", "2021-02-01")).isDisabled("1.0"))
                .isFalse();
    }

    @Test
    void whatIsNotKnownIsNotDisabled() {
        Product product = after(defined("2020-01-01"), versionDisabled("1.0", "2021-01-01"));

        assertThat(product.isDisabled("1.0")).isFalse();
        assertThat(product.isDisabled(null)).isFalse();
        assertThat(product.version("1.0")).isEmpty();
        assertThat(product.version(null)).isEmpty();
        assertThat(Product.UNDEFINED.version("1.0")).isEmpty();
        assertThat(Product.UNDEFINED.isDisabled("1.0")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31, 1.5",
        "2025-06-01, 1.4", // 1.5 came out that very day: no longer covered
        "2025-06-01T00:00:00.001Z, 1.5",
        "2027-01-01, 2.0",
    })
    void theNewestCoveredVersionCameOutBeforeTheEnd(String upgradesUntil, String newest) {
        assertThat(versions().newestCoveredBy(at(upgradesUntil)))
                .get()
                .extracting(ProductVersion::version)
                .isEqualTo(newest);
    }

    @Test
    void withoutAnEndTheNewestWorkingVersionIsCovered() {
        assertThat(versions().newestCoveredBy(null))
                .get()
                .extracting(ProductVersion::version)
                .isEqualTo("2.0");
        assertThat(Product.evolve(versions(), versionDisabled("2.0", "2026-12-01"))
                        .newestCoveredBy(null))
                .get()
                .extracting(ProductVersion::version)
                .isEqualTo("1.5");
    }

    @Test
    void whereNothingIsCoveredThereIsNoNewest() {
        assertThat(versions().newestCoveredBy(at("2025-01-01"))).isEmpty();
        assertThat(Product.UNDEFINED.newestCoveredBy(null)).isEmpty();
    }

    static List<ProductEvent> followers() {
        return List.of(
                CHANGED,
                released("1.0", "2020-06-01"),
                versionDisabled("1.0", "2021-01-01"),
                versionEnabled("1.0", "2021-01-01"));
    }

    @ParameterizedTest
    @MethodSource("followers")
    void aHistoryCannotBeginWithAnyOtherEvent(ProductEvent event) {
        assertThatIllegalStateException().isThrownBy(() -> Product.evolve(Product.UNDEFINED, event));
    }

    @Test
    void aHistoryBeginsOnce() {
        assertThatIllegalStateException().isThrownBy(() -> Product.evolve(versions(), defined("2026-01-01")));
    }

    private static Product versions() {
        return after(
                defined("2020-01-01"),
                released("1.5", "2025-06-01"),
                released("1.4", "2025-01-01"),
                released("2.0", "2026-11-11"));
    }

    private static Product after(ProductEvent... events) {
        Product product = Product.UNDEFINED;
        for (ProductEvent event : events) {
            product = Product.evolve(product, event);
        }
        return product;
    }
}
