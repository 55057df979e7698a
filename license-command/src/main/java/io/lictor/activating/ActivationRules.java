package io.lictor.activating;

import static io.lictor.command.Decision.accepted;
import static io.lictor.command.Decision.rejected;

import io.lictor.command.ActivateLicense;
import io.lictor.command.DeactivateMachine;
import io.lictor.command.Decision;
import io.lictor.command.DecisionContext;
import io.lictor.command.Rejection;
import io.lictor.command.StatusGate;
import io.lictor.event.DeactivatedBy;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseEvent;
import io.lictor.event.MachineDeactivated;
import io.lictor.event.MachineDescribed;
import io.lictor.license.License;
import io.lictor.license.Status;
import io.lictor.value.Activation;
import io.lictor.value.ActivationLimit.Limited;
import io.lictor.value.Policy.Allowance;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When a machine gets a seat, and when it may give it back. */
public final class ActivationRules {

    private static final Set<Status> UNUSABLE = EnumSet.of(Status.DISABLED, Status.EXPIRED, Status.PENDING);

    private ActivationRules() {}

    /** A machine that has a seat keeps it, also over the limit and after an upgrade, and may go by another label or version. */
    public static Decision<LicenseEvent> activate(
            License.Issued license, ActivateLicense command, DecisionContext context) {
        Optional<Activation> machine = license.activation(command.fingerprint());
        Set<Status> refused = EnumSet.copyOf(UNUSABLE);
        if (machine.isEmpty()) {
            refused.add(Status.UPGRADED);
        }
        Optional<Rejection> refusal = StatusGate.refuse(license, context, command.at(), refused);
        if (refusal.isPresent()) {
            return rejected(refusal.get());
        }
        if (machine.isPresent()) {
            return describe(machine.get(), command);
        }
        if (license.activationLimit() instanceof Limited(int machines) && !license.hasFreeSeat()) {
            return rejected(Rejection.ActivationLimitReached.of(
                    machines, List.copyOf(license.activations().values())));
        }
        return accepted(new LicenseActivated(
                command.licenseId(), command.fingerprint(), command.label(), command.version(), command.at()));
    }

    /** Updates the description of an activated machine; members the command doesn't name stay. */
    private static Decision<LicenseEvent> describe(Activation machine, ActivateLicense command) {
        String label = unlessSame(machine.label(), command.label());
        String version = unlessSame(machine.version(), command.version());
        return label == null && version == null
                ? accepted()
                : accepted(
                        new MachineDescribed(command.licenseId(), command.fingerprint(), label, version, command.at()));
    }

    private static @Nullable String unlessSame(@Nullable String known, @Nullable String told) {
        return told == null || told.equals(known) ? null : told;
    }

    /** The allowance binds customers, not the vendor's people. */
    public static Decision<LicenseEvent> deactivate(License.Issued license, DeactivateMachine command) {
        if (license.activation(command.fingerprint()).isEmpty()) {
            return rejected(new Rejection.ActivationNotFound(command.fingerprint()));
        }
        Allowance allowance = license.policy().deactivationAllowance();
        if (command.by() == DeactivatedBy.CUSTOMER && allowance != null) {
            Optional<Instant> next = license.trackRecord().nextDeactivationAt(allowance);
            if (next.isPresent() && next.get().isAfter(command.at())) {
                return rejected(new Rejection.DeactivationAllowanceUsed(
                        allowance.count(), allowance.period().toString(), next.get()));
            }
        }
        return accepted(new MachineDeactivated(command.licenseId(), command.fingerprint(), command.by(), command.at()));
    }
}
