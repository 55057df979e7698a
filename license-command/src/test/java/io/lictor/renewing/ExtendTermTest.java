package io.lictor.renewing;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.SUCCESSOR;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.justBefore;
import static io.lictor.spec.Samples.perpetual;
import static io.lictor.spec.Samples.revoked;
import static io.lictor.spec.Samples.subscription;
import static io.lictor.spec.Samples.trial;
import static io.lictor.spec.Samples.upgraded;

import io.lictor.command.ActivateLicense;
import io.lictor.command.ExtendTerm;
import io.lictor.command.Rejection;
import io.lictor.event.LicenseActivated;
import io.lictor.event.TermExtended;
import io.lictor.license.Standing;
import io.lictor.value.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExtendTermTest {

    @Test
    void movesTheEndOfARunningTerm() {
        given(subscription().issued())
                .when(extend("2027-03-01", at("2026-06-01")))
                .then(new TermExtended(LICENSE, at("2027-03-01"), "the dongle was late", at("2026-06-01")));
    }

    @Test
    void aTrialGoesOnUntilItsNewEnd() {
        given(trial().issued())
                .when(extend("2026-03-01", justBefore("2026-02-01")))
                .then(new TermExtended(LICENSE, at("2026-03-01"), "the dongle was late", justBefore("2026-02-01")))
                .when(new ActivateLicense(LICENSE, "m-1", null, null, justBefore("2026-03-01")))
                .then(new LicenseActivated(LICENSE, "m-1", null, null, justBefore("2026-03-01")))
                .when(new ActivateLicense(LICENSE, "m-2", null, null, at("2026-03-01")))
                .thenRejected(new Rejection.LicenseExpired(at("2026-03-01")));
    }

    @Test
    void anExpiredTrialIsOver() {
        given(trial().issued())
                .when(extend("2026-03-01", at("2026-02-01")))
                .thenRejected(new Rejection.LicenseExpired(at("2026-02-01")));
    }

    @Test
    void isPossibleUntilGraceIsOver() {
        given(subscription().issued())
                .when(extend("2027-02-01", at("2027-01-15")))
                .thenRejected(new Rejection.LicenseExpired(at("2027-01-15")))
                .when(extend("2027-02-01", justBefore("2027-01-15")))
                .then(new TermExtended(LICENSE, at("2027-02-01"), "the dongle was late", justBefore("2027-01-15")));
    }

    @Test
    void toTheSameEndIsNoNews() {
        given(subscription().issued())
                .when(extend("2027-01-01", at("2026-06-01")))
                .thenNothing();
        given(trial().issued()).when(extend("2026-02-01", at("2026-01-20"))).thenNothing();
    }

    @Test
    void neverShortens() {
        given(subscription().issued())
                .when(extend("2026-12-31", at("2026-06-01")))
                .thenRejected(new Rejection.NotAnExtension(at("2027-01-01")));
    }

    @Test
    void whatHasNoEndCannotBeExtended() {
        given(perpetual().issued())
                .when(extend("2030-01-01", at("2026-06-01")))
                .thenRejected(new Rejection.NotASubscription(Kind.PERPETUAL));
    }

    @Test
    void whatWasReplacedOrStoppedIsNotExtended() {
        given(subscription().issued(), upgraded("2026-05-01"))
                .when(extend("2027-03-01", at("2026-06-01")))
                .thenRejected(new Rejection.LicenseUpgraded(SUCCESSOR));
        given(subscription().issued(), revoked("2026-05-01"))
                .when(extend("2027-03-01", at("2026-06-01")))
                .thenRejected(new Rejection.LicenseDisabled(Standing.Cause.REVOKED, "a stolen card"));
    }

    private static ExtendTerm extend(String until, Instant when) {
        return new ExtendTerm(LICENSE, at(until), "the dongle was late", when);
    }
}
