package io.lictor.handling;

import io.lictor.command.ActivateLicense;
import io.lictor.command.AddModules;
import io.lictor.command.AnnouncePassedInstants;
import io.lictor.command.CancelAutoRenew;
import io.lictor.command.ChangeActivationLimit;
import io.lictor.command.ChangeLicense;
import io.lictor.command.ChangeMetadata;
import io.lictor.command.ConvertTrial;
import io.lictor.command.DeactivateMachine;
import io.lictor.command.DefineProduct;
import io.lictor.command.DisableLicense;
import io.lictor.command.DisableProductVersion;
import io.lictor.command.EnableLicense;
import io.lictor.command.EnableProductVersion;
import io.lictor.command.EraseTexts;
import io.lictor.command.ExtendTerm;
import io.lictor.command.ExtendUpgradePeriod;
import io.lictor.command.ProductCommand;
import io.lictor.command.ReissueKey;
import io.lictor.command.ReleaseProductVersion;
import io.lictor.command.RemoveModules;
import io.lictor.command.RenewLicense;
import io.lictor.command.ResumeAutoRenew;
import io.lictor.command.RevertUpgrade;
import io.lictor.command.TellPredecessors;
import io.lictor.command.TransferLicense;
import io.lictor.command.UpgradeLicense;
import io.lictor.command.WithdrawLicense;
import java.time.Instant;

/**
 * Commands that come, by their clock, before what has happened already: they are decided as of that instant. So the events
 * of a stream stand in the order of their times, also where clocks of several servers disagree, or one was wrong by years.
 */
public final class CommandTime {

    private CommandTime() {}

    /** The command as of {@code last}, unless it is of then or later. */
    public static ChangeLicense than(Instant last, ChangeLicense command) {
        return command.at().isBefore(last) ? at(last, command) : command;
    }

    /** The command as of {@code last}, unless it is of then or later. */
    public static ProductCommand than(Instant last, ProductCommand command) {
        return command.at().isBefore(last) ? at(last, command) : command;
    }

    private static ChangeLicense at(Instant at, ChangeLicense command) {
        return switch (command) {
            case ActivateLicense c -> new ActivateLicense(c.licenseId(), c.fingerprint(), c.label(), c.version(), at);
            case DeactivateMachine c -> new DeactivateMachine(c.licenseId(), c.fingerprint(), c.by(), at);
            case RenewLicense c -> new RenewLicense(c.licenseId(), c.paid(), c.billing(), at);
            case ExtendTerm c -> new ExtendTerm(c.licenseId(), c.until(), c.reason(), at);
            case CancelAutoRenew c -> new CancelAutoRenew(c.licenseId(), at);
            case ResumeAutoRenew c -> new ResumeAutoRenew(c.licenseId(), at);
            case UpgradeLicense c ->
                new UpgradeLicense(
                        c.licenseId(),
                        c.successorId(),
                        c.kind(),
                        c.version(),
                        c.period(),
                        c.activationLimit(),
                        c.modules(),
                        at);
            case RevertUpgrade c -> new RevertUpgrade(c.licenseId(), at);
            case TellPredecessors c -> new TellPredecessors(c.licenseId(), at);
            case ConvertTrial c -> new ConvertTrial(c.licenseId(), c.kind(), c.period(), at);
            case AddModules c -> new AddModules(c.licenseId(), c.modules(), at);
            case RemoveModules c -> new RemoveModules(c.licenseId(), c.modules(), at);
            case ExtendUpgradePeriod c -> new ExtendUpgradePeriod(c.licenseId(), c.until(), at);
            case ChangeActivationLimit c -> new ChangeActivationLimit(c.licenseId(), c.limit(), at);
            case ChangeMetadata c -> new ChangeMetadata(c.licenseId(), c.metadata(), c.removed(), at);
            case DisableLicense c -> new DisableLicense(c.licenseId(), c.cause(), c.reason(), at);
            case EnableLicense c -> new EnableLicense(c.licenseId(), at);
            case ReissueKey c -> new ReissueKey(c.licenseId(), at);
            case TransferLicense c ->
                new TransferLicense(c.licenseId(), c.customer(), c.keepMachines(), c.reissueKeys(), at);
            case EraseTexts c -> new EraseTexts(c.licenseId(), at);
            case WithdrawLicense c -> new WithdrawLicense(c.licenseId(), c.reason(), at);
            case AnnouncePassedInstants c -> new AnnouncePassedInstants(c.licenseId(), at);
        };
    }

    private static ProductCommand at(Instant at, ProductCommand command) {
        return switch (command) {
            case DefineProduct c ->
                new DefineProduct(c.product(), c.name(), c.policy(), c.defaultLimit(), c.named(), at);
            case ReleaseProductVersion c -> new ReleaseProductVersion(c.product(), c.version(), c.releasedAt(), at);
            case DisableProductVersion c -> new DisableProductVersion(c.product(), c.version(), at);
            case EnableProductVersion c -> new EnableProductVersion(c.product(), c.version(), at);
        };
    }
}
