package io.lictor.disabling;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.activated;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.perpetual;
import static io.lictor.spec.Samples.revoked;
import static io.lictor.spec.Samples.suspended;

import io.lictor.command.ActivateLicense;
import io.lictor.command.DisableLicense;
import io.lictor.command.EnableLicense;
import io.lictor.command.Rejection;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseEnabled;
import io.lictor.value.DisableCause;
import org.junit.jupiter.api.Test;

class DisablingTest {

    @Test
    void isSuspendedOnce() {
        given(perpetual().issued())
                .when(suspend("an unpaid bill"))
                .then(new LicenseDisabled(LICENSE, DisableCause.SUSPENDED, "an unpaid bill", at("2026-03-01")))
                .when(suspend("another reason"))
                .thenNothing();
    }

    @Test
    void isRevokedOnce() {
        given(perpetual().issued())
                .when(revoke())
                .then(new LicenseDisabled(LICENSE, DisableCause.REVOKED, "a stolen card", at("2026-03-01")))
                .when(revoke())
                .thenNothing();
    }

    @Test
    void aSuspensionCanBecomeARevocationButNotTheReverse() {
        given(perpetual().issued(), suspended("2026-02-01"))
                .when(revoke())
                .then(new LicenseDisabled(LICENSE, DisableCause.REVOKED, "a stolen card", at("2026-03-01")))
                .when(suspend("after all"))
                .thenRejected(new Rejection.AlreadyRevoked(at("2026-03-01")));
    }

    @Test
    void aSuspendedLicenceIsEnabledOnceAndWorksAgain() {
        given(perpetual().issued(), suspended("2026-02-01"))
                .when(enable())
                .then(new LicenseEnabled(LICENSE, at("2026-03-02")))
                .when(enable())
                .thenNothing()
                .when(new ActivateLicense(LICENSE, "m-1", null, null, at("2026-03-02")))
                .then(activated("m-1", "2026-03-02"));
    }

    @Test
    void aRevocationIsFinal() {
        given(perpetual().issued(), revoked("2026-02-01"))
                .when(enable())
                .thenRejected(new Rejection.AlreadyRevoked(at("2026-02-01")));
    }

    @Test
    void whatWasNeverDisabledIsEnabledAlready() {
        given(perpetual().issued()).when(enable()).thenNothing();
    }

    private static DisableLicense suspend(String reason) {
        return new DisableLicense(LICENSE, DisableCause.SUSPENDED, reason, at("2026-03-01"));
    }

    private static DisableLicense revoke() {
        return new DisableLicense(LICENSE, DisableCause.REVOKED, "a stolen card", at("2026-03-01"));
    }

    private static EnableLicense enable() {
        return new EnableLicense(LICENSE, at("2026-03-02"));
    }
}
