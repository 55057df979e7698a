package io.lictor.ownership;

import static io.lictor.command.Decision.accepted;

import io.lictor.command.Decision;
import io.lictor.command.Known;
import io.lictor.command.ReissueKey;
import io.lictor.command.StatusGate;
import io.lictor.command.TransferLicense;
import io.lictor.event.KeyReissued;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseTransferred;
import io.lictor.license.License;
import io.lictor.license.Status;
import java.util.EnumSet;

/** Who holds the licence, and by which key. */
public final class OwnershipRules {

    private OwnershipRules() {}

    /** The next generation; what was imported with a key of its own gets one of ours. */
    public static Decision<LicenseEvent> reissueKey(License.Issued license, ReissueKey command, Known known) {
        int generation = license.key().generation() + 1;
        return accepted(new KeyReissued(
                command.licenseId(), known.keys().reference(command.licenseId(), generation), command.at()));
    }

    /** What was upgraded belongs to its successor, and goes with it. */
    public static Decision<LicenseEvent> transfer(License.Issued license, TransferLicense command, Known known) {
        boolean keepsAll = command.keepMachines() || license.activations().isEmpty();
        if (license.customer().equals(command.customer()) && keepsAll) {
            return accepted();
        }
        return StatusGate.refuse(license, known, command.at(), EnumSet.of(Status.UPGRADED))
                .<Decision<LicenseEvent>>map(Decision::rejected)
                .orElseGet(() -> accepted(new LicenseTransferred(
                        command.licenseId(), command.customer(), command.keepMachines(), command.at())));
    }
}
