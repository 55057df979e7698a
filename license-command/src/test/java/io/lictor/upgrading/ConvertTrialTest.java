package io.lictor.upgrading;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.SUCCESSOR;
import static io.lictor.spec.Samples.activated;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.perpetual;
import static io.lictor.spec.Samples.span;
import static io.lictor.spec.Samples.suspended;
import static io.lictor.spec.Samples.term;
import static io.lictor.spec.Samples.trial;
import static io.lictor.spec.Samples.upgraded;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.command.ActivateLicense;
import io.lictor.command.ConvertTrial;
import io.lictor.command.Rejection;
import io.lictor.event.TrialConverted;
import io.lictor.license.Standing;
import io.lictor.spec.Given;
import io.lictor.value.Kind;
import org.junit.jupiter.api.Test;

class ConvertTrialTest {

    @Test
    void toASubscriptionFromTheDayItIsBought() {
        given(trial().issued())
                .when(convert(Kind.SUBSCRIPTION, "P1Y", "2026-01-20"))
                .then(new TrialConverted(
                        LICENSE,
                        Kind.SUBSCRIPTION,
                        term("2026-01-20", "2027-01-20", "P1Y"),
                        true,
                        null,
                        at("2026-01-20")));
    }

    @Test
    void toAPerpetualLicenceWithItsUpgradePeriod() {
        given(trial().issued())
                .when(convert(Kind.PERPETUAL, null, "2026-01-20"))
                .then(new TrialConverted(LICENSE, Kind.PERPETUAL, null, false, at("2027-01-20"), at("2026-01-20")));
    }

    @Test
    void throughAPartnerItDoesNotRenewItself() {
        given(trial().through("p-9").autoRenew(false).issued())
                .when(convert(Kind.SUBSCRIPTION, "P1Y", "2026-01-20"))
                .then(new TrialConverted(
                        LICENSE,
                        Kind.SUBSCRIPTION,
                        term("2026-01-20", "2027-01-20", "P1Y"),
                        false,
                        null,
                        at("2026-01-20")));
    }

    @Test
    void aTrialThatIsOverCanStillBeBoughtAndKeepsItsMachines() {
        Given bought = given(trial().seats(1).machine("m-1").issued());

        bought.when(convert(Kind.PERPETUAL, null, "2026-03-01"))
                .then(new TrialConverted(LICENSE, Kind.PERPETUAL, null, false, at("2027-03-01"), at("2026-03-01")))
                .when(new ActivateLicense(LICENSE, "m-1", null, null, at("2026-03-01")))
                .thenNothing();
        assertThat(bought.when(new ActivateLicense(LICENSE, "m-2", null, null, at("2026-03-01")))
                        .code())
                .isEqualTo("ACTIVATION_LIMIT_REACHED");
    }

    @Test
    void aTrialThatHasNotBegunWorksAtOnceWhenBought() {
        given(trial().from("2026-01-25").issued())
                .when(convert(Kind.PERPETUAL, null, "2026-01-20"))
                .then(new TrialConverted(LICENSE, Kind.PERPETUAL, null, false, at("2027-01-20"), at("2026-01-20")))
                .when(new ActivateLicense(LICENSE, "m-1", null, null, at("2026-01-20")))
                .then(activated("m-1", "2026-01-20"));
    }

    @Test
    void happensOnce() {
        given(trial().issued())
                .when(convert(Kind.PERPETUAL, null, "2026-01-20"))
                .then(new TrialConverted(LICENSE, Kind.PERPETUAL, null, false, at("2027-01-20"), at("2026-01-20")))
                .when(convert(Kind.PERPETUAL, null, "2026-01-21"))
                .thenNothing()
                .when(convert(Kind.SUBSCRIPTION, "P1Y", "2026-01-21"))
                .thenRejected(new Rejection.NotATrial(Kind.PERPETUAL));
    }

    @Test
    void whatWasSoldIsNoTrial() {
        given(perpetual().issued())
                .when(convert(Kind.PERPETUAL, null, "2026-01-20"))
                .thenRejected(new Rejection.NotATrial(Kind.PERPETUAL));
    }

    @Test
    void aStoppedTrialIsNotBought() {
        given(trial().issued(), suspended("2026-01-10"))
                .when(convert(Kind.PERPETUAL, null, "2026-01-20"))
                .thenRejected(new Rejection.LicenseDisabled(Standing.Cause.SUSPENDED, "an unpaid bill"));
    }

    /** Nor after its end, when its status is EXPIRED rather than UPGRADED: it would be sold twice. */
    @Test
    void anUpgradedTrialIsNotBought() {
        given(trial().issued(), upgraded("2026-01-10"))
                .when(convert(Kind.PERPETUAL, null, "2026-01-20"))
                .thenRejected(new Rejection.LicenseUpgraded(SUCCESSOR))
                .when(convert(Kind.PERPETUAL, null, "2026-02-20"))
                .thenRejected(new Rejection.LicenseUpgraded(SUCCESSOR));
    }

    private static ConvertTrial convert(Kind kind, String period, String when) {
        return new ConvertTrial(LICENSE, kind, period == null ? null : span(period), at(when));
    }
}
