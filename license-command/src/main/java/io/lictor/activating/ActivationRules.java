package io.lictor.activating;

import static io.lictor.command.Decision.accepted;
import static io.lictor.command.Decision.rejected;

import io.lictor.command.ActivateLicense;
import io.lictor.command.DeactivateMachine;
import io.lictor.command.Decision;
import io.lictor.command.Known;
import io.lictor.command.Rejection;
import io.lictor.command.StatusGate;
import io.lictor.event.DeactivatedBy;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseEvent;
import io.lictor.event.MachineDeactivated;
import io.lictor.license.License;
import io.lictor.license.Status;
import io.lictor.product.Policy.Allowance;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** When a machine gets a seat, and when it may give it back. */
public final class ActivationRules {

    private static final Set<Status> UNUSABLE = EnumSet.of(Status.DISABLED, Status.EXPIRED, Status.PENDING);

    private ActivationRules() {}

    /** A machine that has a seat keeps it, also over the limit and after an upgrade. */
    public static Decision<LicenseEvent> activate(License.Issued license, ActivateLicense command, Known known) {
        boolean hasSeat = license.activation(command.fingerprint()).isPresent();
        Set<Status> refused = EnumSet.copyOf(UNUSABLE);
        if (!hasSeat) {
            refused.add(Status.UPGRADED);
        }
        Optional<Rejection> refusal = StatusGate.refuse(license, known, command.at(), refused);
        if (refusal.isPresent()) {
            return rejected(refusal.get());
        }
        if (hasSeat) {
            return accepted();
        }
        if (!license.hasFreeSeat()) {
            return rejected(Rejection.ActivationLimitReached.of(
                    license.activationLimit(), List.copyOf(license.activations().values())));
        }
        return accepted(new LicenseActivated(
                command.licenseId(), command.fingerprint(), command.label(), command.version(), command.at()));
    }

    /** The allowance binds customers, not the vendor's people. */
    public static Decision<LicenseEvent> deactivate(License.Issued license, DeactivateMachine command) {
        if (license.activation(command.fingerprint()).isEmpty()) {
            return rejected(new Rejection.ActivationNotFound(command.fingerprint()));
        }
        Allowance allowance = license.policy().deactivationAllowance();
        if (command.by() == DeactivatedBy.CUSTOMER && allowance != null) {
            Optional<Instant> next = nextPossibleAt(license, allowance);
            if (next.isPresent() && next.get().isAfter(command.at())) {
                return rejected(new Rejection.DeactivationAllowanceUsed(
                        allowance.count(), allowance.period().toString(), next.get()));
            }
        }
        return accepted(new MachineDeactivated(command.licenseId(), command.fingerprint(), command.by(), command.at()));
    }

    /** When the oldest of the last {@code count} deactivations is a whole period ago; empty if there were fewer. */
    private static Optional<Instant> nextPossibleAt(License.Issued license, Allowance allowance) {
        List<Instant> counted = license.customerDeactivations();
        return counted.size() < allowance.count()
                ? Optional.empty()
                : Optional.of(allowance.period().after(counted.get(counted.size() - allowance.count())));
    }
}
