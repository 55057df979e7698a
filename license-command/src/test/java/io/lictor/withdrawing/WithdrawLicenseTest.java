package io.lictor.withdrawing;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.OTHER;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.perpetual;
import static io.lictor.spec.Samples.subscription;
import static io.lictor.spec.Samples.suspended;

import io.lictor.command.CancelAutoRenew;
import io.lictor.command.EraseTexts;
import io.lictor.command.Rejection;
import io.lictor.command.Rejection.LicenseInUse;
import io.lictor.command.Rejection.LicenseInUse.Because;
import io.lictor.command.WithdrawLicense;
import io.lictor.event.DeactivatedBy;
import io.lictor.event.GracePeriodStarted;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseEnabled;
import io.lictor.event.LicenseExpired;
import io.lictor.event.LicenseWithdrawn;
import io.lictor.event.MachineDeactivated;
import io.lictor.event.RenewalWindowOpened;
import io.lictor.event.TextsErased;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WithdrawLicenseTest {

    private static final Instant NOW = at("2026-03-01");
    private static final WithdrawLicense WITHDRAW = new WithdrawLicense(LICENSE, "typed twice", NOW);
    private static final LicenseWithdrawn WITHDRAWN = new LicenseWithdrawn(LICENSE, "typed twice", NOW);

    @Test
    void undoesWhatNobodyUsedOnce() {
        given(perpetual().issued())
                .when(WITHDRAW)
                .then(WITHDRAWN)
                .when(WITHDRAW)
                .then();
    }

    @Test
    void needsNoReason() {
        given(perpetual().issued())
                .when(new WithdrawLicense(LICENSE, null, NOW))
                .then(new LicenseWithdrawn(LICENSE, null, NOW));
    }

    @Test
    void whatTheServiceAnnouncedStandsInNobodysWay() {
        given(
                        subscription().issued(),
                        new RenewalWindowOpened(LICENSE, NOW, NOW),
                        new GracePeriodStarted(LICENSE, NOW, NOW),
                        new LicenseExpired(LICENSE, NOW, NOW))
                .when(WITHDRAW)
                .then(WITHDRAWN);
    }

    @Test
    void whatEverHadAMachineStays() {
        LicenseActivated activated = new LicenseActivated(LICENSE, "m-1", null, null, NOW);

        given(perpetual().issued(), activated).when(WITHDRAW).thenRejected(new LicenseInUse(Because.ACTIVATED, 1));
        given(perpetual().issued(), activated, new MachineDeactivated(LICENSE, "m-1", DeactivatedBy.VENDOR, NOW))
                .when(WITHDRAW)
                .thenRejected(new LicenseInUse(Because.ACTIVATED, 0));
        given(perpetual().machine("m-1").issued()).when(WITHDRAW).thenRejected(new LicenseInUse(Because.ACTIVATED, 1));
    }

    @Test
    void whatWasChangedStaysAlsoIfItIsAsBefore() {
        given(perpetual().issued(), suspended("2026-02-01"), new LicenseEnabled(LICENSE, at("2026-02-02")))
                .when(WITHDRAW)
                .thenRejected(new LicenseInUse(Because.CHANGED, 0));
    }

    @Test
    void whatCameByAnUpgradeIsRevokedInstead() {
        given(perpetual().replacing(OTHER).issued()).when(WITHDRAW).thenRejected(new LicenseInUse(Because.UPGRADE, 0));
    }

    @Test
    void thereIsNothingLeftToBeChanged() {
        given(subscription().issued(), WITHDRAWN)
                .when(new CancelAutoRenew(LICENSE, NOW))
                .thenRejected(new Rejection.LicenseNotFound(LICENSE, NOW));
    }

    @Test
    void itsReasonIsForgottenOnRequest() {
        given(subscription().issued(), WITHDRAWN)
                .when(new EraseTexts(LICENSE, NOW))
                .then(new TextsErased(LICENSE, NOW))
                .when(new EraseTexts(LICENSE, NOW))
                .then();
    }
}
