package io.lictor.withdrawing;

import static io.lictor.command.Decision.accepted;
import static io.lictor.command.Decision.rejected;

import io.lictor.command.Decision;
import io.lictor.command.Rejection.LicenseInUse;
import io.lictor.command.WithdrawLicense;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseWithdrawn;
import io.lictor.license.License;
import java.util.Optional;

/** A licence comes to be by mistake, too. While nobody has used it nobody loses anything if it goes. */
public final class WithdrawalRules {

    private WithdrawalRules() {}

    /**
     * Withdraws a licence nobody used. Events that the service itself announced don't count as use; an upgrade is
     * undone by revoking the successor.
     */
    public static Decision<LicenseEvent> withdraw(License.Issued license, WithdrawLicense command) {
        return obstacle(license)
                .<Decision<LicenseEvent>>map(because ->
                        rejected(new LicenseInUse(because, license.activations().size())))
                .orElseGet(() -> accepted(new LicenseWithdrawn(command.licenseId(), command.reason(), command.at())));
    }

    private static Optional<LicenseInUse.Because> obstacle(License.Issued license) {
        if (license.predecessorId() != null) {
            return Optional.of(LicenseInUse.Because.UPGRADE);
        }
        return switch (license.trackRecord().use()) {
            case NONE -> Optional.empty();
            case CHANGED -> Optional.of(LicenseInUse.Because.CHANGED);
            case ACTIVATED -> Optional.of(LicenseInUse.Because.ACTIVATED);
        };
    }
}
