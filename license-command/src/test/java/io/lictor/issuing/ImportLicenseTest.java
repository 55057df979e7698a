package io.lictor.issuing;

import static io.lictor.issuing.OrderOf.a;
import static io.lictor.spec.Given.given;
import static io.lictor.spec.Samples.KEYS;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.OTHER;
import static io.lictor.spec.Samples.PRODUCT;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.machine;
import static io.lictor.spec.Samples.product;
import static io.lictor.spec.Samples.term;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.command.ActivateLicense;
import io.lictor.command.ImportLicense;
import io.lictor.command.Rejection;
import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseImported;
import io.lictor.event.LicenseKeyAssigned;
import io.lictor.event.LicenseKeyReplaced;
import io.lictor.key.TypedKey;
import io.lictor.spec.Given;
import io.lictor.term.Span;
import io.lictor.term.Term;
import io.lictor.value.Activation;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.KeyRef;
import io.lictor.value.Kind;
import io.lictor.value.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportLicenseTest {

    private static final KeyRef KEY =
            KEYS.referenceOfImported(TypedKey.read("LEGACY-0042-XYZ")).orElseThrow();
    private static final Instant TODAY = at("2026-03-01");
    private static final Instant SOLD = at("2019-05-01");

    @Test
    void keepsItsKeyItsDatesAndItsMachines() {
        OrderOf order =
                a(Kind.SUBSCRIPTION).startsAt("2019-06-01").period("P1Y").seats(2);

        given(product())
                .when(new ImportLicense(
                        LICENSE,
                        order.order(),
                        KEY,
                        List.of(KEY.hash()),
                        SOLD,
                        at("2026-06-01"),
                        null,
                        List.of(machine("m-1", "2019-06-02")),
                        TODAY))
                .then(new LicenseImported(
                        LICENSE,
                        new LicenseContents(
                                PRODUCT,
                                null,
                                "c-1",
                                Kind.SUBSCRIPTION,
                                Channel.DIRECT,
                                null,
                                at("2019-06-01"),
                                null,
                                term("2019-06-01", "2026-06-01", "P1Y"),
                                true,
                                null,
                                ActivationLimit.of(2),
                                List.of(),
                                List.of(machine("m-1", "2019-06-02")),
                                Policy.DEFAULT,
                                Map.of()),
                        KEY,
                        SOLD,
                        TODAY));
    }

    @Test
    void itsMachinesHaveTheirSeats() {
        Given imported = imported(a(Kind.PERPETUAL).seats(1), null, null, machine("m-1", "2019-06-02"));

        imported.when(new ActivateLicense(LICENSE, "m-1", null, null, TODAY)).thenNothing();
        imported.when(new ActivateLicense(LICENSE, "m-2", null, null, TODAY))
                .thenRejected(Rejection.ActivationLimitReached.of(1, List.of(machine("m-1", "2019-06-02"))));
    }

    @Test
    void itsUpgradePeriodCanBeLongOver() {
        assertThat(contents(a(Kind.PERPETUAL), null, at("2021-01-01")).upgradesUntil())
                .isEqualTo(at("2021-01-01"));
        assertThat(contents(a(Kind.PERPETUAL).upgradePeriod("P2Y"), null, null).upgradesUntil())
                .isEqualTo(at("2021-05-01"));
    }

    @Test
    void aTrialKeepsTheEndItHad() {
        assertThat(contents(a(Kind.TRIAL), at("2019-08-01"), null).validUntil()).isEqualTo(at("2019-08-01"));
        assertThat(contents(a(Kind.TRIAL), null, null).validUntil()).isEqualTo(at("2019-05-31"));
    }

    @Test
    void aSubscriptionKnownByItsEndOnlyRunsItsLastPeriod() {
        var renewedSince = contents(a(Kind.SUBSCRIPTION).period("P1Y"), at("2021-07-10"), null);
        var cutShort = contents(a(Kind.SUBSCRIPTION).period("P1Y"), at("2019-07-10"), null);

        assertThat(renewedSince.term()).isEqualTo(new Term(at("2020-07-10"), at("2021-07-10"), Span.parse("P1Y")));
        assertThat(renewedSince.validFrom()).isEqualTo(SOLD);
        assertThat(cutShort.term()).isEqualTo(new Term(SOLD, at("2019-07-10"), Span.parse("P1Y")));
    }

    @Test
    void whatExpiredLongAgoIsExpired() {
        imported(a(Kind.SUBSCRIPTION).startsAt("2019-05-01"), null, null)
                .when(new ActivateLicense(LICENSE, "m-1", null, null, TODAY))
                .thenRejected(new Rejection.LicenseExpired(at("2020-05-15")));
    }

    @Test
    void withoutADateItWasSoldToday() {
        var then = given(product())
                .when(new ImportLicense(
                        LICENSE,
                        a(Kind.PERPETUAL).order(),
                        KEY,
                        List.of(KEY.hash()),
                        null,
                        null,
                        null,
                        List.of(),
                        TODAY));

        LicenseImported imported = (LicenseImported) then.events().getFirst();
        assertThat(imported.issuedAt()).isEqualTo(TODAY);
        assertThat(imported.contents().validFrom()).isEqualTo(TODAY);
    }

    /** Less was taken for a disguise then, so it was stored under another hash. */
    @Test
    void aKeyThatWasReadInAnotherWayOnceIsStillThatLicences() {
        given(product(), new LicenseKeyAssigned("of an earlier reading", OTHER, 1, SOLD))
                .when(new ImportLicense(
                        LICENSE,
                        a(Kind.PERPETUAL).order(),
                        KEY,
                        List.of(KEY.hash(), "of an earlier reading"),
                        null,
                        null,
                        null,
                        List.of(),
                        TODAY))
                .thenRejected(new Rejection.KeyAlreadyUsed(OTHER));
    }

    @Test
    void aKeyOpensOneLicence() {
        given(product(), new LicenseKeyAssigned(KEY.hash(), OTHER, 1, SOLD))
                .when(importing(a(Kind.PERPETUAL), null, null))
                .thenRejected(new Rejection.KeyAlreadyUsed(OTHER));
    }

    @Test
    void aReplacedKeyIsNotFreeAgain() {
        given(
                        product(),
                        new LicenseKeyAssigned(KEY.hash(), OTHER, 1, SOLD),
                        new LicenseKeyReplaced(KEY.hash(), OTHER, TODAY))
                .when(importing(a(Kind.PERPETUAL), null, null))
                .thenRejected(new Rejection.KeyAlreadyUsed(OTHER));
    }

    @Test
    void onlyOfAProductAndVersionThatAreThere() {
        given().when(importing(a(Kind.PERPETUAL), null, null)).thenRejected(new Rejection.ProductNotFound(PRODUCT));
        given(product())
                .when(importing(a(Kind.PERPETUAL).version("2019"), null, null))
                .thenRejected(new Rejection.VersionNotFound(PRODUCT, "2019"));
    }

    private static ImportLicense importing(
            OrderOf order, Instant endsAt, Instant upgradesUntil, Activation... machines) {
        return new ImportLicense(
                LICENSE,
                order.order(),
                KEY,
                List.of(KEY.hash()),
                SOLD,
                endsAt,
                upgradesUntil,
                List.of(machines),
                TODAY);
    }

    private static Given imported(OrderOf order, Instant endsAt, Instant upgradesUntil, Activation... machines) {
        Given product = given(product());
        return product.and((LicenseImported) product.when(importing(order, endsAt, upgradesUntil, machines))
                .events()
                .getFirst());
    }

    private static LicenseContents contents(OrderOf order, Instant endsAt, Instant upgradesUntil) {
        var then = given(product()).when(importing(order, endsAt, upgradesUntil));
        return ((LicenseImported) then.events().getFirst()).contents();
    }
}
