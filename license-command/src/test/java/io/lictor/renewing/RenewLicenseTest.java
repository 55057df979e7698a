package io.lictor.renewing;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.SUCCESSOR;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.justBefore;
import static io.lictor.spec.Samples.perpetual;
import static io.lictor.spec.Samples.product;
import static io.lictor.spec.Samples.productChanged;
import static io.lictor.spec.Samples.span;
import static io.lictor.spec.Samples.subscription;
import static io.lictor.spec.Samples.suspended;
import static io.lictor.spec.Samples.term;
import static io.lictor.spec.Samples.trial;
import static io.lictor.spec.Samples.upgraded;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.command.Rejection;
import io.lictor.command.RenewLicense;
import io.lictor.event.Billing;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.TermExtended;
import io.lictor.license.Standing;
import io.lictor.spec.Given;
import io.lictor.term.Term;
import io.lictor.value.Kind;
import io.lictor.value.Policy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewLicenseTest {

    @Test
    void opensExactlyAWindowBeforeTheEnd() {
        Given subscription = given(subscription().issued());

        subscription
                .when(renew("P1Y", justBefore("2026-12-18")))
                .thenRejected(new Rejection.RenewalNotOpen(at("2026-12-18"), at("2027-01-01")));
        subscription
                .when(renew("P1Y", at("2026-12-18")))
                .then(new LicenseRenewed(LICENSE, term("2027-01-01", "2028-01-01", "P1Y"), null, at("2026-12-18")));
    }

    @Test
    void inGraceTheNewTermStillStartsWhereTheOldOneEnded() {
        Instant last = justBefore("2027-01-15");

        given(subscription().issued())
                .when(renew("P3Y", last))
                .then(new LicenseRenewed(LICENSE, term("2027-01-01", "2030-01-01", "P3Y"), null, last));
    }

    @Test
    void isTooLateExactlyWhenGraceIsOver() {
        given(subscription().issued())
                .when(renew("P1Y", at("2027-01-15")))
                .thenRejected(new Rejection.LicenseExpired(at("2027-01-15")));
    }

    @Test
    void oncePaidTheNextWindowIsAYearAway() {
        given(subscription().issued())
                .when(renew("P1Y", at("2026-12-20")))
                .then(new LicenseRenewed(LICENSE, term("2027-01-01", "2028-01-01", "P1Y"), null, at("2026-12-20")))
                .when(renew("P1Y", at("2026-12-20")))
                .thenRejected(new Rejection.RenewalNotOpen(at("2027-12-18"), at("2028-01-01")));
    }

    @Test
    void anExtendedTermMovesTheWindowAndTheNextTerm() {
        Given extended =
                given(subscription().issued(), new TermExtended(LICENSE, at("2027-02-01"), "late", at("2026-06-01")));

        extended.when(renew("P1Y", justBefore("2027-01-18")))
                .thenRejected(new Rejection.RenewalNotOpen(at("2027-01-18"), at("2027-02-01")));
        extended.when(renew("P1Y", at("2027-01-18")))
                .then(new LicenseRenewed(LICENSE, term("2027-02-01", "2028-02-01", "P1Y"), null, at("2027-01-18")));
    }

    @Test
    void aChangedProductDoesNotChangeTheContract() {
        Policy stricter = new Policy(span("P1D"), span("P1D"), span("P1Y"), null);
        Given changed = given(product(), subscription().issued(), productChanged(stricter, 1, "2026-06-01"));

        assertThat(changed.when(renew("P1Y", at("2026-12-18"))).code()).isEqualTo("OK");
        assertThat(changed.when(renew("P1Y", justBefore("2027-01-15"))).code()).isEqualTo("OK");
    }

    @Test
    void aPolicyOfItsOwnCounts() {
        Given ownPolicy = given(subscription().policy("P3D", "P1M").issued());

        assertThat(ownPolicy.when(renew("P1Y", justBefore("2026-12-01"))).code())
                .isEqualTo("RENEWAL_NOT_OPEN");
        assertThat(ownPolicy.when(renew("P1Y", at("2026-12-01"))).code()).isEqualTo("OK");
        assertThat(ownPolicy.when(renew("P1Y", justBefore("2027-01-04"))).code())
                .isEqualTo("OK");
        assertThat(ownPolicy.when(renew("P1Y", at("2027-01-04"))).code()).isEqualTo("LICENSE_EXPIRED");
    }

    @Test
    void whatIsNoSubscriptionHasNoTerm() {
        given(perpetual().issued())
                .when(renew("P1Y", at("2026-06-01")))
                .thenRejected(new Rejection.NotASubscription(Kind.PERPETUAL));
        given(trial().issued())
                .when(renew("P1Y", at("2026-01-20")))
                .thenRejected(new Rejection.NotASubscription(Kind.TRIAL));
    }

    @Test
    void whatWasReplacedOrStoppedIsNotRenewed() {
        given(subscription().issued(), upgraded("2026-06-01"))
                .when(renew("P1Y", at("2026-12-20")))
                .thenRejected(new Rejection.LicenseUpgraded(SUCCESSOR));
        given(subscription().issued(), suspended("2026-06-01"))
                .when(renew("P1Y", at("2026-12-20")))
                .thenRejected(new Rejection.LicenseDisabled(Standing.Cause.SUSPENDED, "an unpaid bill"));
    }

    @ParameterizedTest
    @CsvSource({
        "2028-02-29, P1Y, 2029-02-28",
        "2027-02-28, P1Y, 2028-02-28",
        "2024-02-29, P4Y, 2028-02-29",
        "2026-01-31, P1M, 2026-02-28",
        "2028-01-31, P1M, 2028-02-29",
        "2026-08-31, P1M, 2026-09-30",
        "2026-03-31, P6M, 2026-09-30",
        "2026-12-31, P1Y2M, 2028-02-29",
        "2026-10-25, P1D, 2026-10-26"
    })
    void theNextTermGoesByTheCalendarInUtc(String endsAt, String period, String next) {
        var issued = subscription().from("2020-01-01").term("2020-01-01", "P1D").issued();
        var extended = new TermExtended(LICENSE, at(endsAt), "on to the day", at("2020-01-01"));

        given(issued, extended)
                .when(renew(period, at(endsAt)))
                .then(new LicenseRenewed(LICENSE, term(endsAt, next, period), null, at(endsAt)));
    }

    @Test
    void isNeverMoreThanOneTermAheadHoweverLongTheWindow() {
        given(subscription().from("2026-01-01").term("2026-01-01", "P7D").issued())
                .when(renew("P7D", at("2026-01-03")))
                .then(new LicenseRenewed(LICENSE, term("2026-01-08", "2026-01-15", "P7D"), null, at("2026-01-03")))
                .when(renew("P7D", at("2026-01-03").plusMillis(300)))
                .thenRejected(new Rejection.RenewalNotOpen(at("2026-01-08"), at("2026-01-15")))
                .when(renew("P7D", justBefore("2026-01-08")))
                .thenRejected(new Rejection.RenewalNotOpen(at("2026-01-08"), at("2026-01-15")))
                .when(renew("P7D", at("2026-01-08")))
                .then(new LicenseRenewed(LICENSE, term("2026-01-15", "2026-01-22", "P7D"), null, at("2026-01-08")));
    }

    @Test
    void endsKeepTheDayOfTheFirstTerm() {
        Given monthly = given(subscription()
                .from("2026-01-31")
                .term("2026-01-31", "P1M")
                .policy("P14D", "P14D")
                .issued());

        monthly.when(renew("P1M", at("2026-02-20")))
                .then(new LicenseRenewed(LICENSE, term("2026-02-28", "2026-03-31", "P1M"), null, at("2026-02-20")))
                .when(renew("P1M", at("2026-03-20")))
                .then(new LicenseRenewed(LICENSE, term("2026-03-31", "2026-04-30", "P1M"), null, at("2026-03-20")))
                .when(renew("P1Y", at("2026-04-20")))
                .then(new LicenseRenewed(LICENSE, term("2026-04-30", "2027-04-30", "P1Y"), null, at("2026-04-20")))
                .when(renew("P1M", at("2027-04-20")))
                .then(new LicenseRenewed(LICENSE, term("2027-04-30", "2027-05-31", "P1M"), null, at("2027-04-20")));
    }

    @Test
    void anExtensionBeginsANewCount() {
        given(
                        subscription()
                                .from("2026-01-31")
                                .term("2026-01-31", "P1M")
                                .issued(),
                        new TermExtended(LICENSE, at("2026-03-05"), "late", at("2026-02-10")))
                .when(renew("P1M", at("2026-03-01")))
                .then(new LicenseRenewed(LICENSE, term("2026-03-05", "2026-04-05", "P1M"), null, at("2026-03-01")));
    }

    @Test
    void whatAnEarlierReleaseRenewedIsCountedFromTheFirstDayAgain() {
        given(
                        subscription()
                                .from("2026-01-31")
                                .term("2026-01-31", "P1M")
                                .issued(),
                        new LicenseRenewed(LICENSE, term("2026-02-28", "2026-03-28", "P1M"), null, at("2026-02-20")))
                .when(renew("P1M", at("2026-03-20")))
                .then(new LicenseRenewed(LICENSE, term("2026-03-28", "2026-04-30", "P1M"), null, at("2026-03-20")));
    }

    @Test
    void throughAnInstantIsPaidOnce() {
        Instant now = at("2026-12-20");
        given(subscription().issued())
                .when(through("2028-01-01", null, now))
                .then(new LicenseRenewed(LICENSE, term("2027-01-01", "2028-01-01", "P1Y"), null, now))
                .when(through("2028-01-01", null, now))
                .then()
                .when(through("2027-06-01", null, now))
                .then()
                .when(through("2029-01-01", null, now))
                .thenRejected(new Rejection.RenewalNotOpen(at("2027-12-18"), at("2028-01-01")));
    }

    @Test
    void throughAnInstantThatIsPaidAlreadyNeedsNoWindow() {
        given(subscription().issued())
                .when(through("2027-01-01", null, at("2026-02-01")))
                .then();
    }

    @Test
    void aNewInstantBeginsANewCount() {
        given(subscription().from("2026-01-31").term("2026-01-31", "P1M").issued())
                .when(through("2026-03-15", null, at("2026-02-20")))
                .then(new LicenseRenewed(LICENSE, term("2026-02-28", "2026-03-15", "P15D"), null, at("2026-02-20")))
                .when(renew("P1M", at("2026-03-10")))
                .then(new LicenseRenewed(LICENSE, term("2026-03-15", "2026-04-15", "P1M"), null, at("2026-03-10")));
    }

    @Test
    void forMoneyTheWindowDoesNotBindAndAPaymentRenewsOnce() {
        Billing first = new Billing("shop", "1");
        Billing second = new Billing("shop", "2");
        Instant now = at("2026-02-01");
        given(subscription().issued())
                .when(paid("P1Y", first, now))
                .then(new LicenseRenewed(LICENSE, term("2027-01-01", "2028-01-01", "P1Y"), first, now))
                .when(paid("P1Y", first, now))
                .then()
                .when(paid("P3Y", first, at("2030-01-01")))
                .then()
                .when(through("2040-01-01", first, now))
                .then()
                .when(through("2029-01-01", second, now))
                .then(new LicenseRenewed(LICENSE, term("2028-01-01", "2029-01-01", "P1Y"), second, now))
                .when(paid("P1Y", new Billing("another shop", "1"), now))
                .then(new LicenseRenewed(
                        LICENSE, term("2029-01-01", "2030-01-01", "P1Y"), new Billing("another shop", "1"), now));
    }

    @Test
    void moneyDoesNotBringBackWhatIsOver() {
        given(subscription().issued())
                .when(paid("P1Y", new Billing("shop", "1"), at("2027-01-15")))
                .thenRejected(new Rejection.LicenseExpired(at("2027-01-15")));
    }

    @Test
    void aPaymentIsRefusedRatherThanOneForgotten() {
        Given full = given(subscription().issued());
        for (int i = 0; i < 1_000; i++) {
            Instant start = at("2027-01-01").plus(i, ChronoUnit.DAYS);
            full = full.and(new LicenseRenewed(
                    LICENSE,
                    Term.startingAt(start, span("P1D")),
                    new Billing("shop", Integer.toString(i)),
                    at("2026-12-20")));
        }

        full.when(paid("P1D", new Billing("shop", "1000"), at("2026-12-21")))
                .thenRejected(new Rejection.BillingsFull(1_000));
        full.when(paid("P1D", new Billing("shop", "0"), at("2026-12-21"))).then();
    }

    @ParameterizedTest
    @CsvSource({
        "9999-12-01, P1M, /period",
        "9999-12-01, P1Y, /period",
        // The term itself would end in time, its grace would not.
        "9999-12-01, P20D, /period"
    })
    void noTermNorItsGraceGoesBeyondTheLastInstant(String endsAt, String period, String pointer) {
        var issued = subscription().from("2020-01-01").term("2020-01-01", "P1D").issued();
        var extended = new TermExtended(LICENSE, at(endsAt), "on to the day", at("2020-01-01"));

        given(issued, extended)
                .when(renew(period, at(endsAt)))
                .thenRejected(Rejection.InvalidRequest.beyondHorizon(pointer));
        given(issued, extended)
                .when(through("9999-12-31", null, at(endsAt)))
                .thenRejected(Rejection.InvalidRequest.beyondHorizon("/until"));
    }

    @Test
    void throughMoreThanAThousandYearsIsATypingError() {
        assertThat(given(subscription().issued())
                        .when(through("3027-01-02", null, at("2026-12-20")))
                        .code())
                .isEqualTo("INVALID_REQUEST");
        assertThat(given(subscription().issued())
                        .when(through("3027-01-01", null, at("2026-12-20")))
                        .code())
                .isEqualTo("OK");
    }

    private static RenewLicense through(String until, Billing billing, Instant when) {
        return new RenewLicense(LICENSE, new RenewLicense.Paid.Through(at(until)), billing, when);
    }

    private static RenewLicense paid(String period, Billing billing, Instant when) {
        return new RenewLicense(LICENSE, new RenewLicense.Paid.For(span(period)), billing, when);
    }

    private static RenewLicense renew(String period, Instant when) {
        return new RenewLicense(LICENSE, new RenewLicense.Paid.For(span(period)), null, when);
    }
}
