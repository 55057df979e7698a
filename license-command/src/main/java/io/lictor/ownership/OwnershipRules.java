package io.lictor.ownership;

import static io.lictor.command.Decision.accepted;

import io.lictor.command.Decision;
import io.lictor.command.DecisionContext;
import io.lictor.command.ReissueKey;
import io.lictor.command.TransferLicense;
import io.lictor.event.KeyReissued;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseTransferred;
import io.lictor.license.License;
import io.lictor.upgrading.SuccessionRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Rules of ownership: transfer to another customer, and replacement of the key. */
public final class OwnershipRules {

    private OwnershipRules() {}

    /** The next generation; what was imported with a key of its own gets one of ours. */
    public static Decision<LicenseEvent> reissueKey(
            License.Issued license, ReissueKey command, DecisionContext context) {
        return accepted(reissued(license, context, command.at()));
    }

    /**
     * An upgrade chain is one right, so all of it changes hands: whatever ends later, nothing comes back to who sold it. What
     * was upgraded goes with its successor. Each licence is looked at by itself, since older releases moved one alone.
     */
    public static Decision<LicenseEvent> transfer(
            License.Issued license, TransferLicense command, DecisionContext context) {
        List<LicenseEvent> events = new ArrayList<>(moved(license, command, context));
        SuccessionRules.others(license, context).forEach(other -> events.addAll(moved(other, command, context)));
        return new Decision.Accepted<>(events);
    }

    private static List<LicenseEvent> moved(License.Issued license, TransferLicense command, DecisionContext context) {
        List<LicenseEvent> events = new ArrayList<>();
        boolean staysTheirs = license.customer().equals(command.customer());
        boolean keepsAll = command.keepMachines() || license.activations().isEmpty();
        if (!staysTheirs || !keepsAll) {
            events.add(new LicenseTransferred(
                    license.licenseId(), command.customer(), command.keepMachines(), command.at()));
        }
        if (command.reissueKeys() && (!staysTheirs || license.keyWithFormerOwner())) {
            events.add(reissued(license, context, command.at()));
        }
        return events;
    }

    private static LicenseEvent reissued(License.Issued license, DecisionContext context, Instant at) {
        int generation = license.key().generation() + 1;
        return new KeyReissued(license.licenseId(), context.keys().reference(license.licenseId(), generation), at);
    }
}
