package io.lictor.writeside;

import static io.lictor.command.Decision.accepted;
import static io.lictor.command.Decision.rejected;

import io.lictor.activating.ActivationRules;
import io.lictor.automation.AutomationRules;
import io.lictor.command.ActivateLicense;
import io.lictor.command.AddModules;
import io.lictor.command.AnnouncePassedInstants;
import io.lictor.command.BeginLicense;
import io.lictor.command.CancelAutoRenew;
import io.lictor.command.ChangeActivationLimit;
import io.lictor.command.ChangeLicense;
import io.lictor.command.ChangeMetadata;
import io.lictor.command.ConvertTrial;
import io.lictor.command.DeactivateMachine;
import io.lictor.command.Decision;
import io.lictor.command.DecisionContext;
import io.lictor.command.DisableLicense;
import io.lictor.command.EnableLicense;
import io.lictor.command.EraseTexts;
import io.lictor.command.ExtendTerm;
import io.lictor.command.ExtendUpgradePeriod;
import io.lictor.command.ImportLicense;
import io.lictor.command.IssueLicense;
import io.lictor.command.LicenseCommand;
import io.lictor.command.ReissueKey;
import io.lictor.command.Rejection;
import io.lictor.command.RemoveModules;
import io.lictor.command.RenewLicense;
import io.lictor.command.ResumeAutoRenew;
import io.lictor.command.RevertUpgrade;
import io.lictor.command.TellPredecessors;
import io.lictor.command.TransferLicense;
import io.lictor.command.UpgradeLicense;
import io.lictor.command.WithdrawLicense;
import io.lictor.contents.ContentsRules;
import io.lictor.disabling.DisablingRules;
import io.lictor.erasing.ErasingRules;
import io.lictor.event.LicenseEvent;
import io.lictor.issuing.IssuingRules;
import io.lictor.license.License;
import io.lictor.license.License.Issued;
import io.lictor.license.License.NotIssued;
import io.lictor.license.License.Withdrawn;
import io.lictor.ownership.OwnershipRules;
import io.lictor.renewing.RenewalRules;
import io.lictor.upgrading.SuccessionRules;
import io.lictor.upgrading.UpgradeRules;
import io.lictor.withdrawing.WithdrawalRules;
import java.util.List;
import java.util.UUID;

/** All commands on licences and the rule of each: pure, and the one place where a command finds its rule. */
public final class LicenseDecider {

    private LicenseDecider() {}

    public static Decision<LicenseEvent> decide(License license, LicenseCommand command, DecisionContext context) {
        return switch (license) {
            case NotIssued _ ->
                switch (command) {
                    case IssueLicense c -> IssuingRules.issue(c, context);
                    case ImportLicense c -> IssuingRules.importLicense(c, context);
                    case ChangeLicense c -> rejected(new Rejection.LicenseNotFound(c.licenseId()));
                };
            case Issued issued ->
                switch (command) {
                    case BeginLicense _ -> accepted(); // the id was made for this very command, so it ran before
                    case ChangeLicense change -> decide(issued, change, context);
                };
            case Withdrawn withdrawn ->
                switch (command) {
                    case BeginLicense _, WithdrawLicense _ -> accepted();
                    case EraseTexts c -> ErasingRules.erase(withdrawn.was(), c);
                    case AnnouncePassedInstants _, RevertUpgrade _, TellPredecessors _ ->
                        accepted(); // there is nothing left to be due
                    case ChangeLicense c -> rejected(new Rejection.LicenseNotFound(c.licenseId(), withdrawn.at()));
                };
        };
    }

    private static Decision<LicenseEvent> decide(Issued license, ChangeLicense command, DecisionContext context) {
        UUID successorId = license.successorAt(command.at());
        if (successorId != null && isForSuccessor(command)) {
            return rejected(new Rejection.LicenseUpgraded(successorId));
        }
        return switch (decideItself(license, command, context)) {
            case Decision.Rejected<LicenseEvent> rejected -> rejected;
            case Decision.Accepted(List<LicenseEvent> events) ->
                accepted(events, SuccessionRules.consequences(license, events, context));
        };
    }

    /**
     * Returns whether the command is to be sent to the successor instead, if another licence has taken this one's
     * place.
     */
    private static boolean isForSuccessor(ChangeLicense command) {
        return switch (command) {
            case RenewLicense _,
                    ExtendTerm _,
                    CancelAutoRenew _,
                    ResumeAutoRenew _,
                    ConvertTrial _,
                    AddModules _,
                    RemoveModules _,
                    ExtendUpgradePeriod _,
                    ChangeActivationLimit _,
                    TransferLicense _ -> true;
            // by their own rules: a machine that has its seat keeps it; a licence that is disabled is told so
            case ActivateLicense _, UpgradeLicense _ -> false;
            case DeactivateMachine _,
                    DisableLicense _,
                    EnableLicense _,
                    ReissueKey _,
                    ChangeMetadata _,
                    EraseTexts _,
                    WithdrawLicense _,
                    RevertUpgrade _,
                    TellPredecessors _,
                    AnnouncePassedInstants _ -> false;
        };
    }

    private static Decision<LicenseEvent> decideItself(Issued license, ChangeLicense command, DecisionContext context) {
        return switch (command) {
            case ActivateLicense c -> ActivationRules.activate(license, c, context);
            case DeactivateMachine c -> ActivationRules.deactivate(license, c);
            case RenewLicense c -> RenewalRules.renew(license, c, context);
            case ExtendTerm c -> RenewalRules.extend(license, c, context);
            case CancelAutoRenew c -> RenewalRules.cancelAutoRenew(license, c);
            case ResumeAutoRenew c -> RenewalRules.resumeAutoRenew(license, c, context);
            case UpgradeLicense c -> UpgradeRules.upgrade(license, c, context);
            case RevertUpgrade c -> UpgradeRules.revert(license, c, context);
            case TellPredecessors c -> UpgradeRules.tellPredecessors(license, c, context);
            case ConvertTrial c -> UpgradeRules.convert(license, c, context);
            case AddModules c -> ContentsRules.addModules(license, c);
            case RemoveModules c -> ContentsRules.removeModules(license, c);
            case ExtendUpgradePeriod c -> ContentsRules.extendUpgradePeriod(license, c);
            case ChangeActivationLimit c -> ContentsRules.changeActivationLimit(license, c);
            case ChangeMetadata c -> ContentsRules.changeMetadata(license, c);
            case DisableLicense c -> DisablingRules.disable(license, c);
            case EnableLicense c -> DisablingRules.enable(license, c);
            case ReissueKey c -> OwnershipRules.reissueKey(license, c, context);
            case TransferLicense c -> OwnershipRules.transfer(license, c, context);
            case EraseTexts c -> ErasingRules.erase(license, c);
            case WithdrawLicense c -> WithdrawalRules.withdraw(license, c);
            case AnnouncePassedInstants c -> AutomationRules.announce(license, c);
        };
    }
}
