package io.lictor.activating;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.SUCCESSOR;
import static io.lictor.spec.Samples.activated;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.freedByVendor;
import static io.lictor.spec.Samples.justBefore;
import static io.lictor.spec.Samples.machine;
import static io.lictor.spec.Samples.perpetual;
import static io.lictor.spec.Samples.product;
import static io.lictor.spec.Samples.released;
import static io.lictor.spec.Samples.revoked;
import static io.lictor.spec.Samples.subscription;
import static io.lictor.spec.Samples.suspended;
import static io.lictor.spec.Samples.trial;
import static io.lictor.spec.Samples.upgraded;
import static io.lictor.spec.Samples.versionDisabled;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.LicenseFixture;
import io.lictor.command.ActivateLicense;
import io.lictor.command.Rejection;
import io.lictor.event.ActivationLimitChanged;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseIssued;
import io.lictor.event.MachineDescribed;
import io.lictor.license.Standing;
import io.lictor.spec.Given;
import io.lictor.value.Activation;
import io.lictor.value.ActivationLimit;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ActivateLicenseTest {

    @Test
    void takesASeat() {
        given(perpetual().issued())
                .when(new ActivateLicense(LICENSE, "m-1", "Reading room", "2.1", at("2026-03-01")))
                .then(new LicenseActivated(LICENSE, "m-1", "Reading room", "2.1", at("2026-03-01")));
    }

    @Test
    void theSameMachineAgainIsTheSameActivation() {
        given(perpetual().issued(), new LicenseActivated(LICENSE, "m-1", "Lab", "2.0", at("2026-02-01")))
                .when(new ActivateLicense(LICENSE, "m-1", "Lab", "2.0", at("2026-03-01")))
                .thenNothing()
                .when(activate("m-1", "2026-03-02"))
                .thenNothing();
    }

    @Test
    void aKnownMachineKeepsItsSeatUnderAnotherLabelAndVersion() {
        given(perpetual().seats(1).issued(), new LicenseActivated(LICENSE, "m-1", "Lab", "2.0", at("2026-02-01")))
                .when(new ActivateLicense(LICENSE, "m-1", "renamed", "2.0", at("2026-03-01")))
                .then(new MachineDescribed(LICENSE, "m-1", "renamed", null, at("2026-03-01")))
                .when(new ActivateLicense(LICENSE, "m-1", null, "3.0", at("2026-03-02")))
                .then(new MachineDescribed(LICENSE, "m-1", null, "3.0", at("2026-03-02")))
                .when(new ActivateLicense(LICENSE, "m-1", "renamed", "3.0", at("2026-03-03")))
                .thenNothing();
    }

    @Test
    void aMachineIsDescribedOverTheLimitAndAfterAnUpgradeButNotWhereItMayNotRun() {
        ActivateLicense renamed = new ActivateLicense(LICENSE, "m-1", "renamed", null, at("2026-03-01"));
        LicenseEvent described = new MachineDescribed(LICENSE, "m-1", "renamed", null, at("2026-03-01"));
        LicenseIssued issued =
                perpetual().seats(2).machine("m-1").machine("m-2").issued();

        given(issued, new ActivationLimitChanged(LICENSE, ActivationLimit.of(1), at("2026-02-01")))
                .when(renamed)
                .then(described);
        given(issued, upgraded("2026-02-01")).when(renamed).then(described);
        given(issued, suspended("2026-02-01"))
                .when(renamed)
                .thenRejected(new Rejection.LicenseDisabled(Standing.Cause.SUSPENDED, "an unpaid bill"));
    }

    @Test
    void theSameMachineAgainNeedsNoSeat() {
        given(perpetual().seats(1).machine("m-1").issued())
                .when(activate("m-1", "2026-03-01"))
                .thenNothing();
    }

    @Test
    void theLimitIsReachedWithTheLastSeatTaken() {
        Given oneOfTwo = given(perpetual().seats(2).machine("m-1").issued());

        oneOfTwo.when(activate("m-2", "2026-03-01"))
                .then(activated("m-2", "2026-03-01"))
                .when(activate("m-3", "2026-03-02"))
                .thenRejected(new Rejection.ActivationLimitReached(
                        2, 2, List.of(machine("m-1", "2026-01-02"), machine("m-2", "2026-03-01"))));
    }

    @Test
    void aRefusalNamesTheMachinesByLabelAndDate() {
        given(perpetual().seats(1).issued(), new LicenseActivated(LICENSE, "m-1", "Lab", "2.0", at("2026-02-03")))
                .when(activate("m-2", "2026-03-01"))
                .thenRejected(new Rejection.ActivationLimitReached(
                        1, 1, List.of(new Activation("m-1", "Lab", at("2026-02-03"), "2.0"))));
    }

    @Test
    void aRefusalNamesAHundredMachinesAtMostButCountsThemAll() {
        LicenseFixture many = perpetual().seats(150);
        IntStream.range(0, 150).forEach(i -> many.machine("m-" + i));

        Rejection.ActivationLimitReached refusal =
                Rejection.ActivationLimitReached.of(150, many.contents().activations());

        given(many.issued()).when(activate("new", "2026-03-01")).thenRejected(refusal);
        assertThat(refusal.inUse()).isEqualTo(150);
        assertThat(refusal.machines()).hasSize(100).startsWith(machine("m-0", "2026-01-02"));
    }

    @Test
    void aFreedSeatIsFreeAtOnce() {
        given(perpetual().seats(1).machine("m-1").issued(), freedByVendor("m-1", "2026-03-01"))
                .when(activate("m-2", "2026-03-01"))
                .then(activated("m-2", "2026-03-01"));
    }

    @Test
    void belowALoweredLimitMachinesStayAndNewOnesWaitUntilThereIsRoom() {
        Given lowered = given(
                perpetual()
                        .seats(3)
                        .machine("m-1")
                        .machine("m-2")
                        .machine("m-3")
                        .issued(),
                new ActivationLimitChanged(LICENSE, ActivationLimit.of(2), at("2026-02-01")));

        lowered.when(activate("m-3", "2026-03-01")).thenNothing();
        lowered.when(activate("m-4", "2026-03-01"))
                .thenRejected(Rejection.ActivationLimitReached.of(
                        2,
                        List.of(
                                machine("m-1", "2026-01-02"),
                                machine("m-2", "2026-01-02"),
                                machine("m-3", "2026-01-02"))));
        lowered.and(freedByVendor("m-1", "2026-03-02"));
        assertThat(lowered.when(activate("m-4", "2026-03-03")).code()).isEqualTo("ACTIVATION_LIMIT_REACHED");
        lowered.and(freedByVendor("m-2", "2026-03-04"))
                .when(activate("m-4", "2026-03-05"))
                .then(activated("m-4", "2026-03-05"));
    }

    @Test
    void aTrialTakesMachinesUntilExactlyItsEnd() {
        Given trial = given(trial().machine("m-1").issued());

        trial.when(activate("m-2", justBefore("2026-02-01")))
                .then(new LicenseActivated(LICENSE, "m-2", null, null, justBefore("2026-02-01")));
        trial.when(activate("m-3", "2026-02-01")).thenRejected(new Rejection.LicenseExpired(at("2026-02-01")));
        trial.when(activate("m-1", "2026-02-01")).thenRejected(new Rejection.LicenseExpired(at("2026-02-01")));
    }

    @Test
    void aSubscriptionTakesMachinesUntilGraceIsOver() {
        Given subscription = given(subscription().issued());

        subscription
                .when(activate("m-1", justBefore("2027-01-15")))
                .then(new LicenseActivated(LICENSE, "m-1", null, null, justBefore("2027-01-15")));
        subscription.when(activate("m-2", "2027-01-15")).thenRejected(new Rejection.LicenseExpired(at("2027-01-15")));
    }

    @Test
    void withoutGraceItIsOverWithTheTerm() {
        Given subscription = given(subscription().policy("P0D", "P14D").issued());

        assertThat(subscription.when(activate("m-1", justBefore("2027-01-01"))).code())
                .isEqualTo("OK");
        subscription.when(activate("m-1", "2027-01-01")).thenRejected(new Rejection.LicenseExpired(at("2027-01-01")));
    }

    @Test
    void isPendingUntilExactlyItsBeginning() {
        Given later = given(perpetual().from("2026-06-01").issued());

        later.when(activate("m-1", justBefore("2026-06-01")))
                .thenRejected(new Rejection.LicensePending(at("2026-06-01")));
        later.when(activate("m-1", "2026-06-01")).then(activated("m-1", "2026-06-01"));
    }

    @Test
    void anUpgradedLicenceKeepsItsMachinesAndTakesNoNewOneButNamesItsSuccessor() {
        Given upgraded = given(perpetual().machine("m-1").issued(), upgraded("2026-02-01"));

        upgraded.when(activate("m-1", "2026-03-01")).thenNothing();
        upgraded.when(activate("m-2", "2026-03-01")).thenRejected(new Rejection.LicenseUpgraded(SUCCESSOR));
    }

    @Test
    void aSuspendedOrRevokedLicenceTakesNobody() {
        LicenseIssued issued = perpetual().machine("m-1").issued();

        given(issued, suspended("2026-02-01"))
                .when(activate("m-1", "2026-03-01"))
                .thenRejected(new Rejection.LicenseDisabled(Standing.Cause.SUSPENDED, "an unpaid bill"));
        given(issued, revoked("2026-02-01"))
                .when(activate("m-2", "2026-03-01"))
                .thenRejected(new Rejection.LicenseDisabled(Standing.Cause.REVOKED, "a stolen card"));
    }

    @Test
    void aLicenceTiedToADisabledVersionTakesNobodyAndOthersAreNotConcerned() {
        Given disabled = given(product(), released("2023"), versionDisabled("2023"));

        disabled.and(perpetual().tiedTo("2023").issued())
                .when(activate("m-1", "2026-03-01"))
                .thenRejected(new Rejection.LicenseDisabled(Standing.Cause.VERSION_DISABLED, null));
        given(product(), released("2023"), versionDisabled("2023"), perpetual().issued())
                .when(activate("m-1", "2026-03-01"))
                .then(activated("m-1", "2026-03-01"));
    }

    private static ActivateLicense activate(String fingerprint, String when) {
        return activate(fingerprint, at(when));
    }

    private static ActivateLicense activate(String fingerprint, Instant when) {
        return new ActivateLicense(LICENSE, fingerprint, null, null, when);
    }
}
