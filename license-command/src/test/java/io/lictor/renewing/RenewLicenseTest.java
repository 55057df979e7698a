package io.lictor.renewing;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Sale.perpetual;
import static io.lictor.spec.Sale.subscription;
import static io.lictor.spec.Sale.trial;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.SUCCESSOR;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.justBefore;
import static io.lictor.spec.Samples.product;
import static io.lictor.spec.Samples.productChanged;
import static io.lictor.spec.Samples.span;
import static io.lictor.spec.Samples.suspended;
import static io.lictor.spec.Samples.term;
import static io.lictor.spec.Samples.upgraded;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.command.Rejection;
import io.lictor.command.RenewLicense;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.TermExtended;
import io.lictor.license.Kind;
import io.lictor.license.Standing;
import io.lictor.product.Policy;
import io.lictor.spec.Given;
import java.time.Instant;
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
                .then(new LicenseRenewed(LICENSE, term("2027-01-01", "2028-01-01", "P1Y"), at("2026-12-18")));
    }

    @Test
    void inGraceTheNewTermStillStartsWhereTheOldOneEnded() {
        Instant last = justBefore("2027-01-15");

        given(subscription().issued())
                .when(renew("P3Y", last))
                .then(new LicenseRenewed(LICENSE, term("2027-01-01", "2030-01-01", "P3Y"), last));
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
                .then(new LicenseRenewed(LICENSE, term("2027-01-01", "2028-01-01", "P1Y"), at("2026-12-20")))
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
                .then(new LicenseRenewed(LICENSE, term("2027-02-01", "2028-02-01", "P1Y"), at("2027-01-18")));
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
        var issued = subscription().term("2020-01-01", "P1D").issued();
        var extended = new TermExtended(LICENSE, at(endsAt), "on to the day", at("2020-01-01"));

        given(issued, extended)
                .when(renew(period, at(endsAt)))
                .then(new LicenseRenewed(LICENSE, term(endsAt, next, period), at(endsAt)));
    }

    private static RenewLicense renew(String period, Instant when) {
        return new RenewLicense(LICENSE, span(period), when);
    }
}
