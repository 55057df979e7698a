package io.lictor.issuing;

import static io.lictor.issuing.OrderOf.a;
import static io.lictor.spec.Given.given;
import static io.lictor.spec.Samples.KEYS;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.PRODUCT;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.perpetual;
import static io.lictor.spec.Samples.product;
import static io.lictor.spec.Samples.productChanged;
import static io.lictor.spec.Samples.released;
import static io.lictor.spec.Samples.span;
import static io.lictor.spec.Samples.term;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.command.IssueLicense;
import io.lictor.command.Rejection;
import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseIssued;
import io.lictor.event.ProductDefined;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import io.lictor.value.Policy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueLicenseTest {

    private static final String DAY = "2026-03-01";

    @Test
    void aLicenceMayBeForAnyNumberOfMachines() {
        LicenseContents asked = issued(product(), a(Kind.PERPETUAL).unlimited());
        LicenseContents byDefault = issued(
                new ProductDefined(PRODUCT, "Segmenter", Policy.DEFAULT, ActivationLimit.UNLIMITED, at("2020-01-01")),
                a(Kind.PERPETUAL));

        assertThat(asked.limit()).isEqualTo(ActivationLimit.UNLIMITED);
        assertThat(byDefault.limit()).isEqualTo(ActivationLimit.UNLIMITED);
    }

    @Test
    void metadataComesWithTheOrder() {
        LicenseContents contents = issued(product(), a(Kind.PERPETUAL).metadata(Map.of("order", "A-1")));

        assertThat(contents.metadata()).isEqualTo(Map.of("order", "A-1"));
    }

    @Test
    void allContentsInOneEvent() {
        OrderOf order = a(Kind.SUBSCRIPTION)
                .version("2026")
                .partner("p-9")
                .startsAt("2026-04-01")
                .period("P3Y")
                .upgradePeriod("P2Y")
                .seats(7)
                .module("mesh")
                .autoRenew(true);

        given(product(), released("2026"))
                .when(issue(order))
                .then(new LicenseIssued(
                        LICENSE,
                        new LicenseContents(
                                PRODUCT,
                                "2026",
                                "c-1",
                                Kind.SUBSCRIPTION,
                                Channel.PARTNER,
                                "p-9",
                                at("2026-04-01"),
                                null,
                                term("2026-04-01", "2029-04-01", "P3Y"),
                                true,
                                at("2028-04-01"),
                                ActivationLimit.of(7),
                                List.of(new ModuleGrant("mesh", null)),
                                List.of(),
                                Policy.DEFAULT,
                                Map.of()),
                        KEYS.reference(LICENSE, 1),
                        null,
                        at(DAY)));
    }

    @Test
    void aSubscriptionIsForAYearRenewsItselfAndCoversEveryRelease() {
        LicenseContents contents = issued(product(), a(Kind.SUBSCRIPTION));

        assertThat(contents.term()).isEqualTo(term(DAY, "2027-03-01", "P1Y"));
        assertThat(contents.validFrom()).isEqualTo(at(DAY));
        assertThat(contents.validUntil()).isNull();
        assertThat(contents.autoRenew()).isTrue();
        assertThat(contents.upgradesUntil()).isNull();
        assertThat(contents.limit()).isEqualTo(ActivationLimit.of(3));
    }

    @Test
    void aPerpetualLicenceHasNoEndButAnUpgradePeriod() {
        LicenseContents contents = issued(product(), a(Kind.PERPETUAL));

        assertThat(contents.term()).isNull();
        assertThat(contents.validUntil()).isNull();
        assertThat(contents.autoRenew()).isFalse();
        assertThat(contents.upgradesUntil()).isEqualTo(at("2027-03-01"));
    }

    @Test
    void aTrialAlwaysHasAnEnd() {
        assertThat(issued(product(), a(Kind.TRIAL)).validUntil()).isEqualTo(at("2026-03-31"));
        assertThat(issued(product(), a(Kind.TRIAL).period("P7D")).validUntil()).isEqualTo(at("2026-03-08"));
        assertThat(issued(product(), a(Kind.TRIAL)).autoRenew()).isFalse();
    }

    @Test
    void throughAPartnerItDoesNotRenewItselfUnlessSaidOtherwise() {
        assertThat(issued(product(), a(Kind.SUBSCRIPTION).partner("p-9")).autoRenew())
                .isFalse();
        assertThat(issued(product(), a(Kind.SUBSCRIPTION).partner("p-9").autoRenew(true))
                        .autoRenew())
                .isTrue();
        assertThat(issued(product(), a(Kind.SUBSCRIPTION).autoRenew(false)).autoRenew())
                .isFalse();
    }

    @Test
    void theProductsPolicyOfThatDayIsCaptured() {
        Policy policy = new Policy(span("P7D"), span("P1M"), span("P2Y"), new Policy.Allowance(2, span("P1Y")));

        LicenseContents contents = issued(product(policy), a(Kind.PERPETUAL));

        assertThat(contents.policy()).isEqualTo(policy);
        assertThat(contents.upgradesUntil()).isEqualTo(at("2028-03-01"));
    }

    @Test
    void aChangedPolicyIsForLicencesToCome() {
        Policy policy = new Policy(span("P7D"), span("P1M"), span("P2Y"), null);

        var later = given(product(), productChanged(policy, 9, "2026-02-01")).when(issue(a(Kind.PERPETUAL)));

        LicenseContents contents = ((LicenseIssued) later.events().getFirst()).contents();
        assertThat(contents.policy()).isEqualTo(policy);
        assertThat(contents.limit()).isEqualTo(ActivationLimit.of(9));
    }

    @ParameterizedTest
    @CsvSource({
        "2028-02-29, P1Y, 2029-02-28",
        "2026-01-31, P1M, 2026-02-28",
        "2028-01-31, P1M, 2028-02-29",
        "2026-08-31, P6M, 2027-02-28",
        "2019-05-31, P1Y1M, 2020-06-30"
    })
    void aTermGoesByTheCalendarAlsoFromThePast(String startsAt, String period, String endsAt) {
        OrderOf order = a(Kind.SUBSCRIPTION).startsAt(startsAt).period(period);

        assertThat(issued(product(), order).term()).isEqualTo(term(startsAt, endsAt, period));
    }

    @Test
    void onlyWhatIsDefinedCanBeSold() {
        given(product())
                .when(issue(a(Kind.PERPETUAL).product("unknown")))
                .thenRejected(new Rejection.ProductNotFound("unknown"));
    }

    @Test
    void onlyAReleasedVersionCanBeSold() {
        given(product(), released("2025"))
                .when(issue(a(Kind.PERPETUAL).version("2026")))
                .thenRejected(new Rejection.VersionNotFound(PRODUCT, "2026"));
    }

    @Test
    void theSameCommandAgainChangesNothing() {
        given(product(), perpetual().issued()).when(issue(a(Kind.PERPETUAL))).thenNothing();
    }

    private static IssueLicense issue(OrderOf order) {
        return new IssueLicense(LICENSE, order.order(), at(DAY));
    }

    private static LicenseContents issued(ProductDefined product, OrderOf order) {
        return ((LicenseIssued) given(product).when(issue(order)).events().getFirst()).contents();
    }
}
