package io.lictor.event;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names under which events are stored, for ever. A class may be renamed; its row here may not. A changed event is a
 * new revision, with an upcaster from the one before.
 */
public final class EventCatalogue {

    /** One row: the stored name, the revision written today, and the class that reads it. */
    public record Entry(String name, String revision, Class<? extends Event> type) {

        /** The name people see, such as {@code LicenseIssued}. */
        public String shortName() {
            return name.substring(name.indexOf('.') + 1);
        }
    }

    private static final List<Entry> ENTRIES = List.of(
            new Entry("licensing.LicenseIssued", "3", LicenseIssued.class),
            new Entry("licensing.LicenseImported", "3", LicenseImported.class),
            new Entry("licensing.LicenseActivated", "2", LicenseActivated.class),
            new Entry("licensing.MachineDescribed", "1", MachineDescribed.class),
            new Entry("licensing.MachineDeactivated", "1", MachineDeactivated.class),
            new Entry("licensing.LicenseRenewed", "1", LicenseRenewed.class),
            new Entry("licensing.TermExtended", "2", TermExtended.class),
            new Entry("licensing.AutoRenewCanceled", "1", AutoRenewCanceled.class),
            new Entry("licensing.AutoRenewResumed", "1", AutoRenewResumed.class),
            new Entry("licensing.LicenseUpgraded", "1", LicenseUpgraded.class),
            new Entry("licensing.SuccessionChanged", "1", SuccessionChanged.class),
            new Entry("licensing.UpgradeReverted", "1", UpgradeReverted.class),
            new Entry("licensing.ModulesAdded", "1", ModulesAdded.class),
            new Entry("licensing.ModulesRemoved", "1", ModulesRemoved.class),
            new Entry("licensing.UpgradePeriodExtended", "1", UpgradePeriodExtended.class),
            new Entry("licensing.ActivationLimitChanged", "2", ActivationLimitChanged.class),
            new Entry("licensing.MetadataChanged", "1", MetadataChanged.class),
            new Entry("licensing.LicenseDisabled", "2", LicenseDisabled.class),
            new Entry("licensing.LicenseEnabled", "1", LicenseEnabled.class),
            new Entry("licensing.KeyReissued", "1", KeyReissued.class),
            new Entry("licensing.LicenseTransferred", "1", LicenseTransferred.class),
            new Entry("licensing.TrialConverted", "1", TrialConverted.class),
            new Entry("licensing.RenewalWindowOpened", "1", RenewalWindowOpened.class),
            new Entry("licensing.GracePeriodStarted", "1", GracePeriodStarted.class),
            new Entry("licensing.LicenseExpired", "1", LicenseExpired.class),
            new Entry("licensing.TextsErased", "1", TextsErased.class),
            new Entry("licensing.LicenseWithdrawn", "1", LicenseWithdrawn.class),
            new Entry("licensing.ProductDefined", "2", ProductDefined.class),
            new Entry("licensing.ProductChanged", "2", ProductChanged.class),
            new Entry("licensing.ProductVersionReleased", "1", ProductVersionReleased.class),
            new Entry("licensing.ProductVersionDisabled", "1", ProductVersionDisabled.class),
            new Entry("licensing.ProductVersionEnabled", "1", ProductVersionEnabled.class),
            new Entry("licensing.LicenseKeyAssigned", "1", LicenseKeyAssigned.class),
            new Entry("licensing.LicenseKeyReplaced", "1", LicenseKeyReplaced.class),
            new Entry("licensing.LicenseKeyReleased", "1", LicenseKeyReleased.class),
            new Entry("licensing.TokenCreated", "1", TokenCreated.class),
            new Entry("licensing.TokenRevoked", "1", TokenRevoked.class));

    private static final Map<String, Entry> BY_NAME = ENTRIES.stream().collect(Collectors.toMap(Entry::name, e -> e));
    private static final Map<Class<?>, Entry> BY_TYPE = ENTRIES.stream().collect(Collectors.toMap(Entry::type, e -> e));

    private EventCatalogue() {}

    public static List<Entry> entries() {
        return ENTRIES;
    }

    /** The row of a stored name, or null where this release knows none. */
    public static @Nullable Entry byName(String name) {
        return BY_NAME.get(name);
    }

    /** The row of an event class, or null where it has none. */
    public static @Nullable Entry byType(Class<?> type) {
        return BY_TYPE.get(type);
    }

    /** The name people see for an event, such as {@code LicenseIssued}. */
    public static String shortName(Event event) {
        Entry entry = BY_TYPE.get(event.getClass());
        if (entry == null) {
            throw new IllegalArgumentException("Not in the catalogue: " + event.getClass());
        }
        return entry.shortName();
    }
}
