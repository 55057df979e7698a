package io.lictor.upgrading;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.SUCCESSOR;
import static io.lictor.spec.Samples.activated;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.justBefore;
import static io.lictor.spec.Samples.perpetual;
import static io.lictor.spec.Samples.span;
import static io.lictor.spec.Samples.subscription;
import static io.lictor.spec.Samples.term;

import io.lictor.command.ActivateLicense;
import io.lictor.command.RenewLicense;
import io.lictor.command.RevertUpgrade;
import io.lictor.command.TellPredecessors;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.LicenseUpgraded;
import io.lictor.event.SuccessionChanged;
import io.lictor.event.UpgradeReverted;
import io.lictor.spec.Given;
import io.lictor.value.DisableCause;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Records that the service makes of an upgrade by itself. They decide nothing: the facts say the same before. */
class RevertUpgradeTest {

    @Test
    void recordsOnceThatTheSuccessorIsOver() {
        upgradedUntil("2027-01-15")
                .when(revert(justBefore("2027-01-15")))
                .thenNothing()
                .when(revert(at("2027-01-15")))
                .then(new UpgradeReverted(LICENSE, SUCCESSOR, at("2027-01-15")))
                .when(revert(at("2027-01-16")))
                .thenNothing();
    }

    @Test
    void aSuccessorThatNeverEndsGivesNothingBack() {
        upgradedUntil(null).when(revert(at("2090-01-01"))).thenNothing();
    }

    @Test
    void theOldLicenceTakesMachinesBeforeItIsRecorded() {
        upgradedUntil("2027-01-15")
                .when(new ActivateLicense(LICENSE, "m-1", null, null, at("2027-01-15")))
                .then(activated("m-1", "2027-01-15"));
    }

    /** Of an older release: it wrote what happened to the successor, and nothing about the licence it replaced. */
    @Test
    void whatAnOlderReleaseDidNotTellIsPutRightInstead() {
        upgradedUntil("2027-01-15")
                .and(new LicenseRenewed(SUCCESSOR, term("2027-01-01", "2028-01-01", "P1Y"), null, at("2026-12-20")))
                .when(revert(at("2027-01-15")))
                .then(new SuccessionChanged(LICENSE, at("2028-01-15"), at("2027-01-15")))
                .when(revert(at("2027-01-16")))
                .thenNothing()
                .when(revert(at("2028-01-15")))
                .then(new UpgradeReverted(LICENSE, SUCCESSOR, at("2028-01-15")));
    }

    @Test
    void upgradesOfOlderReleasesAreToldWhenTheirSuccessorEnds() {
        upgradedUntil(null)
                .when(tell("2026-06-01"))
                .then(new SuccessionChanged(LICENSE, at("2027-01-15"), at("2026-06-01")))
                .when(tell("2026-06-02"))
                .thenNothing()
                .when(new RenewLicense(SUCCESSOR, new RenewLicense.Paid.For(span("P1Y")), null, at("2026-12-20")))
                .then(
                        new LicenseRenewed(SUCCESSOR, term("2027-01-01", "2028-01-01", "P1Y"), null, at("2026-12-20")),
                        new SuccessionChanged(LICENSE, at("2028-01-15"), at("2026-12-20")));
    }

    @Test
    void orAtOnceThatItHasEnded() {
        upgradedUntil(null)
                .when(tell("2027-02-01"))
                .then(new UpgradeReverted(LICENSE, SUCCESSOR, at("2027-02-01")))
                .when(tell("2027-02-02"))
                .thenNothing();
        upgradedUntil(null)
                .and(new LicenseDisabled(SUCCESSOR, DisableCause.REVOKED, "a refund", at("2026-06-01")))
                .when(tell("2026-06-02"))
                .then(new UpgradeReverted(LICENSE, SUCCESSOR, at("2026-06-02")));
    }

    @Test
    void anUpgradeThatAnOlderReleaseRevertedIsOver() {
        upgradedUntil(null)
                .and(new UpgradeReverted(LICENSE, SUCCESSOR, at("2027-01-15")))
                .when(tell("2027-02-01"))
                .thenNothing()
                .when(new ActivateLicense(LICENSE, "m-1", null, null, at("2027-01-15")))
                .then(activated("m-1", "2027-01-15"));
    }

    private static Given upgradedUntil(String end) {
        return given(
                perpetual().issued(),
                new LicenseUpgraded(LICENSE, SUCCESSOR, end == null ? null : at(end), at("2026-01-01")),
                subscription().as(SUCCESSOR).replacing(LICENSE).issued());
    }

    private static RevertUpgrade revert(Instant when) {
        return new RevertUpgrade(LICENSE, when);
    }

    private static TellPredecessors tell(String when) {
        return new TellPredecessors(SUCCESSOR, at(when));
    }
}
