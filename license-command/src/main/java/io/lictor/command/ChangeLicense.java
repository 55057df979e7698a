package io.lictor.command;

/** A command to a licence that is there already. */
public sealed interface ChangeLicense extends LicenseCommand
        permits ActivateLicense,
                DeactivateMachine,
                RenewLicense,
                ExtendTerm,
                CancelAutoRenew,
                ResumeAutoRenew,
                UpgradeLicense,
                RevertUpgrade,
                TellPredecessors,
                ConvertTrial,
                AddModules,
                RemoveModules,
                ExtendUpgradePeriod,
                ChangeActivationLimit,
                ChangeMetadata,
                DisableLicense,
                EnableLicense,
                ReissueKey,
                TransferLicense,
                EraseTexts,
                WithdrawLicense,
                AnnouncePassedInstants {}
