package io.lictor.writeside;

import io.lictor.command.ActivateLicense;
import io.lictor.command.AddModules;
import io.lictor.command.CancelAutoRenew;
import io.lictor.command.ChangeActivationLimit;
import io.lictor.command.ChangeMetadata;
import io.lictor.command.ConvertTrial;
import io.lictor.command.DisableLicense;
import io.lictor.command.EnableLicense;
import io.lictor.command.EraseTexts;
import io.lictor.command.ExtendTerm;
import io.lictor.command.ExtendUpgradePeriod;
import io.lictor.command.LicenseCommand;
import io.lictor.command.ReissueKey;
import io.lictor.command.RemoveModules;
import io.lictor.command.RenewLicense;
import io.lictor.command.ResumeAutoRenew;
import io.lictor.command.TransferLicense;
import io.lictor.command.UpgradeLicense;
import io.lictor.command.WithdrawLicense;
import io.lictor.license.License;
import io.lictor.term.Span;
import io.lictor.value.ActivationLimit;
import io.lictor.value.ActivationLimit.Limited;
import io.lictor.value.DisableCause;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The commands on a licence, by the last part of their paths, each with arguments that people usually mean. */
final class PossibleCommands {

    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final Span A_YEAR = Span.ofYears(1);
    private static final String SOME = "some";

    private PossibleCommands() {}

    /** {@code fresh} is an id that nothing has yet, also for a machine. */
    static Map<String, LicenseCommand> of(License.Issued license, UUID fresh, Instant at) {
        UUID id = license.licenseId();
        Map<String, LicenseCommand> commands = new LinkedHashMap<>();
        commands.put("activations", new ActivateLicense(id, fresh.toString(), null, null, at));
        commands.put("renew", new RenewLicense(id, new RenewLicense.Paid.For(A_YEAR), null, at));
        commands.put("cancel-auto-renew", new CancelAutoRenew(id, at));
        commands.put("resume-auto-renew", new ResumeAutoRenew(id, at));
        commands.put(
                "extend-term",
                new ExtendTerm(
                        id, later(license.term() == null ? null : license.term().endsAt(), at), SOME, at));
        commands.put("upgrade", new UpgradeLicense(id, fresh, Kind.SUBSCRIPTION, null, A_YEAR, null, null, at));
        commands.put("convert", new ConvertTrial(id, Kind.SUBSCRIPTION, null, at));
        commands.put("add-modules", new AddModules(id, List.of(new ModuleGrant(SOME, null)), at));
        commands.put(
                "remove-modules",
                new RemoveModules(
                        id,
                        license.modules().stream()
                                .map(ModuleGrant::code)
                                .limit(1)
                                .toList(),
                        at));
        commands.put(
                "extend-upgrade-period",
                new ExtendUpgradePeriod(id, A_YEAR.after(later(license.upgradesUntil(), at)), at));
        commands.put("change-activation-limit", new ChangeActivationLimit(id, oneMore(license), at));
        commands.put("change-metadata", new ChangeMetadata(id, Map.of(SOME, SOME), Set.of(), at));
        commands.put("disable", new DisableLicense(id, DisableCause.SUSPENDED, SOME, at));
        commands.put("enable", new EnableLicense(id, at));
        commands.put("reissue-key", new ReissueKey(id, at));
        commands.put("transfer", new TransferLicense(id, license.customer() + " 2", true, false, at));
        commands.put("erase-texts", new EraseTexts(id, at));
        commands.put("withdraw", new WithdrawLicense(id, null, at));
        return commands;
    }

    private static Instant later(@Nullable Instant end, Instant at) {
        return (end == null || end.isBefore(at) ? at : end).plus(TWO_WEEKS);
    }

    private static ActivationLimit oneMore(License.Issued license) {
        return license.activationLimit() instanceof Limited(int machines)
                ? ActivationLimit.of(machines + 1)
                : ActivationLimit.of(1);
    }
}
