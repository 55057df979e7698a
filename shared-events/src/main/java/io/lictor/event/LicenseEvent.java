package io.lictor.event;

import java.util.UUID;

/** Something that happened to one licence. */
public sealed interface LicenseEvent extends Event
        permits LicenseIssued,
                LicenseImported,
                LicenseActivated,
                MachineDescribed,
                MachineDeactivated,
                LicenseRenewed,
                TermExtended,
                AutoRenewCanceled,
                AutoRenewResumed,
                LicenseUpgraded,
                SuccessionChanged,
                UpgradeReverted,
                ModulesAdded,
                ModulesRemoved,
                UpgradePeriodExtended,
                ActivationLimitChanged,
                MetadataChanged,
                LicenseDisabled,
                LicenseEnabled,
                KeyReissued,
                LicenseTransferred,
                TrialConverted,
                RenewalWindowOpened,
                GracePeriodStarted,
                LicenseExpired,
                TextsErased,
                LicenseWithdrawn {

    UUID licenseId();

    @Override
    default String streamId() {
        return Streams.license(licenseId());
    }
}
