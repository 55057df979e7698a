package io.lictor.endpoint;

import io.lictor.command.Rejection;
import io.lictor.value.Activation;
import java.util.List;

/**
 * Refusals as they are put on record. Labels and reasons can be erased where they belong, and nobody would think of looking
 * for them here.
 */
final class RecordedFacts {

    /** Number of machines in use that are recorded: as many as help to understand, for there may be many rejections. */
    private static final int MACHINES = 10;

    private RecordedFacts() {}

    static Rejection withoutTexts(Rejection rejection) {
        return switch (rejection) {
            case Rejection.ActivationLimitReached(int limit, int inUse, List<Activation> machines) ->
                new Rejection.ActivationLimitReached(
                        limit,
                        inUse,
                        machines.stream()
                                .limit(MACHINES)
                                .map(RecordedFacts::withoutLabel)
                                .toList());
            case Rejection.LicenseDisabled disabled -> disabled.withoutReason();
            case Rejection.LicenseNotFound _,
                    Rejection.ProductNotFound _,
                    Rejection.ProductNotAllowed _,
                    Rejection.VersionNotFound _,
                    Rejection.LicenseExpired _,
                    Rejection.LicensePending _,
                    Rejection.LicenseUpgraded _,
                    Rejection.NotAnUpgrade _,
                    Rejection.RenewalNotOpen _,
                    Rejection.NotASubscription _,
                    Rejection.PartnerManaged _,
                    Rejection.ActivationNotFound _,
                    Rejection.DeactivationAllowanceUsed _,
                    Rejection.KeyAlreadyUsed _,
                    Rejection.AlreadyRevoked _,
                    Rejection.NotATrial _,
                    Rejection.NotAnExtension _,
                    Rejection.MetadataLimitReached _,
                    Rejection.LicenseInUse _,
                    Rejection.BillingsFull _,
                    Rejection.InvalidRequest _,
                    Rejection.TokenNotFound _,
                    Rejection.LastAdminToken _,
                    Rejection.Conflict _ -> rejection;
        };
    }

    private static Activation withoutLabel(Activation machine) {
        return new Activation(machine.fingerprint(), null, machine.activatedAt(), machine.version());
    }
}
