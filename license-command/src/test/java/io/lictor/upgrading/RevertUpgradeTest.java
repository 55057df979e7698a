package io.lictor.upgrading;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Sale.perpetual;
import static io.lictor.spec.Sale.subscription;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.OTHER;
import static io.lictor.spec.Samples.SUCCESSOR;
import static io.lictor.spec.Samples.activated;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.justBefore;
import static io.lictor.spec.Samples.upgraded;

import io.lictor.command.ActivateLicense;
import io.lictor.command.RevertUpgrade;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.LicenseUpgraded;
import io.lictor.event.UpgradeReverted;
import io.lictor.license.DisableCause;
import io.lictor.spec.Given;
import io.lictor.spec.Sale;
import io.lictor.spec.Samples;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RevertUpgradeTest {

    @Test
    void happensExactlyWhenTheSuccessorHasExpired() {
        upgradedToSubscription()
                .when(revert(justBefore("2027-01-15")))
                .thenNothing()
                .when(revert(at("2027-01-15")))
                .then(new UpgradeReverted(LICENSE, SUCCESSOR, at("2027-01-15")));
    }

    @Test
    void happensOnce() {
        upgradedToSubscription()
                .and(new UpgradeReverted(LICENSE, SUCCESSOR, at("2027-01-15")))
                .when(revert(at("2027-01-16")))
                .thenNothing();
    }

    @Test
    void happensWhenTheSuccessorIsRevoked() {
        upgradedToSubscription()
                .and(disabled(SUCCESSOR, DisableCause.REVOKED))
                .when(revert(at("2026-06-01")))
                .then(new UpgradeReverted(LICENSE, SUCCESSOR, at("2026-06-01")));
    }

    @Test
    void aSuspendedSuccessorMayComeBack() {
        upgradedToSubscription()
                .and(disabled(SUCCESSOR, DisableCause.SUSPENDED))
                .when(revert(at("2026-06-01")))
                .thenNothing();
    }

    @Test
    void aRenewedSuccessorLivesOn() {
        upgradedToSubscription()
                .and(new LicenseRenewed(
                        SUCCESSOR, Samples.term("2027-01-01", "2028-01-01", "P1Y"), null, at("2026-12-20")))
                .when(revert(at("2027-01-15")))
                .thenNothing();
    }

    @Test
    void anotherSuccessorIsNoneOfItsBusiness() {
        upgradedToSubscription()
                .when(new RevertUpgrade(LICENSE, OTHER, at("2027-06-01")))
                .thenNothing();
    }

    /** Else the oldest licence would work again beside the newest, and the customer had its seats twice. */
    @Test
    void aSuccessorThatWasUpgradedItselfHasNotEndedWithItsTerm() {
        Given chain = upgradedToSubscription()
                .and(
                        new LicenseUpgraded(SUCCESSOR, OTHER, at("2026-09-01")),
                        subscription()
                                .term("2026-09-01", "P1Y")
                                .as(OTHER)
                                .replacing(SUCCESSOR)
                                .issued());

        chain.when(revert(at("2027-01-15"))).thenNothing();
        chain.and(new UpgradeReverted(SUCCESSOR, OTHER, at("2027-09-15")))
                .when(revert(at("2027-09-15")))
                .then(new UpgradeReverted(LICENSE, SUCCESSOR, at("2027-09-15")));
    }

    @Test
    void theOldLicenceTakesMachinesAgain() {
        upgradedToSubscription()
                .and(new UpgradeReverted(LICENSE, SUCCESSOR, at("2027-01-15")))
                .when(new ActivateLicense(LICENSE, "m-1", null, null, at("2027-01-15")))
                .then(activated("m-1", "2027-01-15"));
    }

    private static Given upgradedToSubscription() {
        Sale successor = subscription().as(SUCCESSOR).replacing(LICENSE);
        return given(perpetual().issued(), upgraded("2026-01-01"), successor.issued());
    }

    private static LicenseDisabled disabled(UUID licenseId, DisableCause cause) {
        return new LicenseDisabled(licenseId, cause, "a refund", at("2026-06-01"));
    }

    private static RevertUpgrade revert(Instant when) {
        return new RevertUpgrade(LICENSE, SUCCESSOR, when);
    }
}
