package io.lictor.contents;

import static io.lictor.command.Decision.accepted;
import static io.lictor.command.Decision.rejected;

import io.lictor.command.AddModules;
import io.lictor.command.ChangeActivationLimit;
import io.lictor.command.ChangeMetadata;
import io.lictor.command.Decision;
import io.lictor.command.ExtendUpgradePeriod;
import io.lictor.command.Rejection;
import io.lictor.command.RemoveModules;
import io.lictor.event.ActivationLimitChanged;
import io.lictor.event.LicenseEvent;
import io.lictor.event.MetadataChanged;
import io.lictor.event.ModulesAdded;
import io.lictor.event.ModulesRemoved;
import io.lictor.event.UpgradePeriodExtended;
import io.lictor.license.License;
import io.lictor.license.Metadata;
import io.lictor.value.ModuleGrant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rules of a licence's contents: modules, limit, upgrade period, metadata. They may change at any time; a running
 * client sees the change at its next check.
 */
public final class ContentsRules {

    private ContentsRules() {}

    /** A module that is there already with that end is no news; with another end it is. */
    public static Decision<LicenseEvent> addModules(License.Issued license, AddModules command) {
        List<ModuleGrant> news = command.modules().stream()
                .filter(module -> !license.modules().contains(module))
                .toList();
        return news.isEmpty() ? accepted() : accepted(new ModulesAdded(command.licenseId(), news, command.at()));
    }

    public static Decision<LicenseEvent> removeModules(License.Issued license, RemoveModules command) {
        List<String> present = command.modules().stream()
                .filter(code -> license.module(code).isPresent())
                .distinct()
                .toList();
        return present.isEmpty()
                ? accepted()
                : accepted(new ModulesRemoved(command.licenseId(), present, command.at()));
    }

    /** Without an end, every release is covered already. */
    public static Decision<LicenseEvent> extendUpgradePeriod(License.Issued license, ExtendUpgradePeriod command) {
        Instant end = license.upgradesUntil();
        if (end == null || command.until().equals(end)) {
            return accepted();
        }
        return command.until().isBefore(end)
                ? rejected(new Rejection.NotAnExtension(end))
                : accepted(new UpgradePeriodExtended(command.licenseId(), command.until(), command.at()));
    }

    /** Lowered below the machines in use, it keeps them; new ones are refused until there are fewer. */
    public static Decision<LicenseEvent> changeActivationLimit(License.Issued license, ChangeActivationLimit command) {
        return command.limit().equals(license.activationLimit())
                ? accepted()
                : accepted(new ActivationLimitChanged(command.licenseId(), command.limit(), command.at()));
    }

    /** Changes the references of other systems, whatever the licence's status. */
    public static Decision<LicenseEvent> changeMetadata(License.Issued license, ChangeMetadata command) {
        Map<String, String> present = license.metadata();
        Map<String, String> news = new TreeMap<>(command.metadata());
        news.entrySet().removeIf(member -> member.getValue().equals(present.get(member.getKey())));
        List<String> gone =
                command.removed().stream().filter(present::containsKey).sorted().toList();
        if (news.isEmpty() && gone.isEmpty()) {
            return accepted();
        }
        int members = Metadata.changed(present, news, gone).size();
        return members > Metadata.MOST
                ? rejected(new Rejection.MetadataLimitReached(Metadata.MOST, members))
                : accepted(new MetadataChanged(command.licenseId(), news, gone, command.at()));
    }
}
