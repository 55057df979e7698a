package io.lictor.disabling;

import static io.lictor.command.Decision.accepted;
import static io.lictor.command.Decision.rejected;

import io.lictor.command.Decision;
import io.lictor.command.DisableLicense;
import io.lictor.command.EnableLicense;
import io.lictor.command.Rejection;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseEnabled;
import io.lictor.event.LicenseEvent;
import io.lictor.license.Disabled;
import io.lictor.license.License;
import io.lictor.value.DisableCause;

/** A suspension can be lifted or become a revocation; a revocation is final. */
public final class DisablingRules {

    private DisablingRules() {}

    public static Decision<LicenseEvent> disable(License.Issued license, DisableLicense command) {
        Disabled present = license.disabled();
        if (present != null && present.cause() == command.cause()) {
            return accepted();
        }
        return present != null && present.cause() == DisableCause.REVOKED
                ? rejected(new Rejection.AlreadyRevoked(present.since()))
                : accepted(new LicenseDisabled(command.licenseId(), command.cause(), command.reason(), command.at()));
    }

    public static Decision<LicenseEvent> enable(License.Issued license, EnableLicense command) {
        Disabled present = license.disabled();
        if (present == null) {
            return accepted();
        }
        return switch (present.cause()) {
            case REVOKED -> rejected(new Rejection.AlreadyRevoked(present.since()));
            case SUSPENDED -> accepted(new LicenseEnabled(command.licenseId(), command.at()));
        };
    }
}
