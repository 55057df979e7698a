package io.lictor.replay;

import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseEvent;
import io.lictor.event.MachineDeactivated;
import io.lictor.event.MachineDescribed;
import io.lictor.license.License;
import io.lictor.license.LicenseFold;
import io.lictor.license.LicenseView;
import io.lictor.license.LicenseView.ModuleView;
import io.lictor.license.LicenseView.TermView;
import io.lictor.value.Activation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes that an event made to a licence as callers see it. Values that follow from others and the instant are left
 * out: the status, its end, the days left, the version.
 */
public final class LicenseChanges {

    private static final String MACHINES = "machines";
    private static final String METADATA = "metadata";
    private static final String MODULES = "modules";

    private LicenseChanges() {}

    /** Returns what several events of a licence change together; nothing of what a later one changes back. */
    public static List<Change> ofAll(License before, List<LicenseEvent> events, boolean versionDisabled, Instant at) {
        Map<String, Change> changes = new LinkedHashMap<>();
        License license = before;
        for (LicenseEvent event : events) {
            License after = LicenseFold.evolve(license, event);
            for (Change change : between(license, after, event, versionDisabled, at)) {
                changes.merge(
                        change.path(), change, (first, last) -> new Change(first.path(), first.before(), last.after()));
            }
            license = after;
        }
        return changes.values().stream()
                .filter(change -> !Objects.equals(change.before(), change.after()))
                .toList();
    }

    static List<Change> between(
            License before, License after, LicenseEvent event, boolean versionDisabled, Instant at) {
        List<Change> changes = new ArrayList<>();
        compare(members(before, versionDisabled, at), members(after, versionDisabled, at), changes);
        machines(activations(before), activations(after), event, changes);
        return List.copyOf(changes);
    }

    /** Nothing where there is no licence yet, or none any more. */
    private static Map<String, @Nullable Object> members(License license, boolean versionDisabled, Instant at) {
        return license instanceof License.Issued issued
                ? members(LicenseView.of(issued, 0, versionDisabled, at))
                : Map.of();
    }

    private static Map<String, Activation> activations(License license) {
        return license instanceof License.Issued issued ? issued.activations() : Map.of();
    }

    private static void compare(
            Map<String, @Nullable Object> before, Map<String, @Nullable Object> after, Collection<Change> changes) {
        Set<String> paths = new LinkedHashSet<>(before.keySet());
        paths.addAll(after.keySet());
        for (String path : paths) {
            compare(path, before.get(path), after.get(path), changes);
        }
    }

    private static void compare(
            String path, @Nullable Object before, @Nullable Object after, Collection<Change> changes) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(path, before, after));
        }
    }

    private static Map<String, @Nullable Object> members(LicenseView license) {
        TermView term = license.term();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("/licenseId", license.licenseId());
        members.put("/keyHint", license.keyHint());
        members.put("/product", license.product());
        members.put("/version", license.version());
        members.put("/customer", license.customer());
        members.put("/kind", license.kind());
        members.put("/channel", license.channel());
        members.put("/partnerId", license.partnerId());
        members.put("/statusCause", license.statusCause());
        members.put("/statusReason", license.statusReason());
        members.put("/validFrom", license.validFrom());
        members.put("/validUntil", license.validUntil());
        members.put("/term/startsAt", term == null ? null : term.startsAt());
        members.put("/term/endsAt", term == null ? null : term.endsAt());
        members.put("/term/period", term == null ? null : term.period());
        members.put("/autoRenew", license.autoRenew());
        members.put("/upgradesUntil", license.upgradesUntil());
        members.put("/activations/limit", license.activations().limit());
        members.put("/activations/used", license.activations().used());
        members.put("/predecessorId", license.predecessorId());
        members.put("/successorId", license.successorId());
        members.put("/issuedAt", license.issuedAt());
        license.metadata().forEach((name, text) -> members.put(Change.pointer(METADATA, name), text));
        for (ModuleView module : license.modules()) {
            members.put(Change.pointer(MODULES, module.code()), module);
        }
        return members;
    }

    /** A volume licence has thousands: only those that the event may have touched are looked at. */
    private static void machines(
            Map<String, Activation> before,
            Map<String, Activation> after,
            LicenseEvent event,
            Collection<Change> changes) {
        if (before == after) {
            return;
        }
        for (String fingerprint : touched(before, after, event)) {
            compare(Change.pointer(MACHINES, fingerprint), before.get(fingerprint), after.get(fingerprint), changes);
        }
    }

    private static Set<String> touched(
            Map<String, Activation> before, Map<String, Activation> after, LicenseEvent event) {
        if (event instanceof LicenseActivated activated) {
            return Set.of(activated.fingerprint());
        }
        if (event instanceof MachineDescribed described) {
            return Set.of(described.fingerprint());
        }
        if (event instanceof MachineDeactivated deactivated) {
            return Set.of(deactivated.fingerprint());
        }
        Set<String> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        return all;
    }
}
