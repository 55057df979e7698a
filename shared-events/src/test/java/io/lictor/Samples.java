package io.lictor;

import io.lictor.event.ActivationLimitChanged;
import io.lictor.event.AutoRenewCanceled;
import io.lictor.event.AutoRenewResumed;
import io.lictor.event.DeactivatedBy;
import io.lictor.event.Event;
import io.lictor.event.GracePeriodStarted;
import io.lictor.event.KeyReissued;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseEnabled;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseExpired;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.LicenseTransferred;
import io.lictor.event.LicenseUpgraded;
import io.lictor.event.LicenseWithdrawn;
import io.lictor.event.MachineDeactivated;
import io.lictor.event.MachineDescribed;
import io.lictor.event.MetadataChanged;
import io.lictor.event.ModulesAdded;
import io.lictor.event.ModulesRemoved;
import io.lictor.event.ProductDefined;
import io.lictor.event.ProductVersionDisabled;
import io.lictor.event.ProductVersionEnabled;
import io.lictor.event.ProductVersionReleased;
import io.lictor.event.RecordedEvent;
import io.lictor.event.RenewalWindowOpened;
import io.lictor.event.SuccessionChanged;
import io.lictor.event.TermExtended;
import io.lictor.event.TextsErased;
import io.lictor.event.TrialConverted;
import io.lictor.event.UpgradePeriodExtended;
import io.lictor.event.UpgradeReverted;
import io.lictor.license.License;
import io.lictor.license.LicenseFold;
import io.lictor.term.Span;
import io.lictor.term.Term;
import io.lictor.value.ActivationLimit;
import io.lictor.value.DisableCause;
import io.lictor.value.KeyRef;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import io.lictor.value.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Events and histories, short to write and to read. */
public final class Samples {

    public static final UUID LICENSE = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    public static final UUID SUCCESSOR = UUID.fromString("019a0000-0000-7000-8000-000000000002");
    public static final UUID PREDECESSOR = UUID.fromString("019a0000-0000-7000-8000-000000000003");
    public static final KeyRef KEY = new KeyRef("first-hash", "ABCDE", 1, "s1");
    public static final KeyRef NEXT_KEY = new KeyRef("second-hash", "FGHJK", 2, "s1");

    private Samples() {}

    /** A day ({@code 2026-01-31}: its beginning) or an instant ({@code 2026-01-31T10:00:00Z}). */
    public static Instant at(String when) {
        return Instant.parse(when.contains("T") ? when : when + "T00:00:00Z");
    }

    public static LicenseActivated activated(String fingerprint, String when) {
        return new LicenseActivated(LICENSE, fingerprint, null, null, at(when));
    }

    public static MachineDeactivated freedByCustomer(String fingerprint, String when) {
        return new MachineDeactivated(LICENSE, fingerprint, DeactivatedBy.CUSTOMER, at(when));
    }

    public static MachineDeactivated freedByVendor(String fingerprint, String when) {
        return new MachineDeactivated(LICENSE, fingerprint, DeactivatedBy.VENDOR, at(when));
    }

    public static LicenseRenewed renewed(String start, String period, String when) {
        return new LicenseRenewed(LICENSE, Term.startingAt(at(start), Span.parse(period)), null, at(when));
    }

    public static TermExtended extended(String until, String when) {
        return new TermExtended(LICENSE, at(until), "the dongle was late", at(when));
    }

    public static AutoRenewCanceled canceled(String when) {
        return new AutoRenewCanceled(LICENSE, at(when));
    }

    public static AutoRenewResumed resumed(String when) {
        return new AutoRenewResumed(LICENSE, at(when));
    }

    public static LicenseUpgraded upgraded(String when) {
        return new LicenseUpgraded(LICENSE, SUCCESSOR, null, at(when));
    }

    public static LicenseUpgraded upgradedUntil(String rightReturnsAt, String when) {
        return new LicenseUpgraded(LICENSE, SUCCESSOR, at(rightReturnsAt), at(when));
    }

    /** {@code rightReturnsAt} is null for never. */
    public static SuccessionChanged succession(String rightReturnsAt, String when) {
        return new SuccessionChanged(LICENSE, rightReturnsAt == null ? null : at(rightReturnsAt), at(when));
    }

    public static UpgradeReverted reverted(String when) {
        return new UpgradeReverted(LICENSE, SUCCESSOR, at(when));
    }

    public static ModulesAdded modulesAdded(String when, ModuleGrant... modules) {
        return new ModulesAdded(LICENSE, List.of(modules), at(when));
    }

    public static ModulesRemoved modulesRemoved(String when, String... modules) {
        return new ModulesRemoved(LICENSE, List.of(modules), at(when));
    }

    public static UpgradePeriodExtended upgradesExtended(String until, String when) {
        return new UpgradePeriodExtended(LICENSE, at(until), at(when));
    }

    public static ActivationLimitChanged limitChanged(int limit, String when) {
        return new ActivationLimitChanged(LICENSE, ActivationLimit.of(limit), at(when));
    }

    public static ActivationLimitChanged unlimited(String when) {
        return new ActivationLimitChanged(LICENSE, ActivationLimit.UNLIMITED, at(when));
    }

    public static MetadataChanged metadataChanged(Map<String, String> metadata, List<String> removed, String when) {
        return new MetadataChanged(LICENSE, metadata, removed, at(when));
    }

    public static LicenseDisabled suspended(String when) {
        return new LicenseDisabled(LICENSE, DisableCause.SUSPENDED, "an unpaid bill", at(when));
    }

    public static LicenseDisabled revoked(String when) {
        return new LicenseDisabled(LICENSE, DisableCause.REVOKED, "a stolen card", at(when));
    }

    public static LicenseEnabled enabled(String when) {
        return new LicenseEnabled(LICENSE, at(when));
    }

    public static KeyReissued reissued(String when) {
        return new KeyReissued(LICENSE, NEXT_KEY, at(when));
    }

    public static LicenseTransferred transferred(String customer, boolean keepMachines, String when) {
        return new LicenseTransferred(LICENSE, customer, keepMachines, at(when));
    }

    /** Bought for ever, with new releases until {@code upgradesUntil}. */
    public static TrialConverted bought(String upgradesUntil, String when) {
        return new TrialConverted(LICENSE, Kind.PERPETUAL, null, false, at(upgradesUntil), at(when));
    }

    /** Subscribed for {@code period} from the moment of the conversion. */
    public static TrialConverted subscribed(String period, String when) {
        Term term = Term.startingAt(at(when), Span.parse(period));
        return new TrialConverted(LICENSE, Kind.SUBSCRIPTION, term, true, null, at(when));
    }

    public static RenewalWindowOpened windowOpened(String since) {
        return new RenewalWindowOpened(LICENSE, at(since), at(since));
    }

    public static GracePeriodStarted graceStarted(String since) {
        return new GracePeriodStarted(LICENSE, at(since), at(since));
    }

    public static LicenseExpired expired(String since) {
        return new LicenseExpired(LICENSE, at(since), at(since));
    }

    public static ProductDefined defined(String when) {
        return new ProductDefined("seg", "Segmenter", Policy.DEFAULT, ActivationLimit.of(1), at(when));
    }

    public static ProductVersionReleased released(String version, String releasedAt) {
        return new ProductVersionReleased("seg", version, at(releasedAt), at("2020-01-02"));
    }

    public static ProductVersionDisabled versionDisabled(String version, String when) {
        return new ProductVersionDisabled("seg", version, at(when));
    }

    public static ProductVersionEnabled versionEnabled(String version, String when) {
        return new ProductVersionEnabled("seg", version, at(when));
    }

    /** One of each kind of event that can follow the beginning of a licence. */
    public static List<LicenseEvent> oneOfEachThatFollows() {
        String when = "2026-06-01";
        return List.of(
                activated("m-1", when),
                freedByCustomer("m-1", when),
                renewed("2027-01-01", "P1Y", when),
                extended("2027-02-01", when),
                canceled(when),
                resumed(when),
                upgraded(when),
                succession("2027-01-01", when),
                reverted(when),
                modulesAdded(when, new ModuleGrant("mesh", null)),
                modulesRemoved(when, "mesh"),
                upgradesExtended("2028-01-01", when),
                limitChanged(3, when),
                metadataChanged(Map.of("order", "A-1"), List.of("old"), when),
                suspended(when),
                enabled(when),
                reissued(when),
                transferred("c-2", true, when),
                bought("2027-06-01", when),
                windowOpened(when),
                graceStarted(when),
                expired(when),
                new MachineDescribed(LICENSE, "m-1", "renamed", "2.1", at(when)),
                new TextsErased(LICENSE, at(when)),
                new LicenseWithdrawn(LICENSE, "typed twice", at(when)));
    }

    public static License.Issued licenseAfter(LicenseEvent... events) {
        License license = License.NOT_ISSUED;
        for (LicenseEvent event : events) {
            license = LicenseFold.evolve(license, event);
        }
        return (License.Issued) license;
    }

    /** The events as stored, each numbered in its stream. */
    public static List<RecordedEvent> recorded(Event... events) {
        return recorded(Arrays.asList(events));
    }

    public static List<RecordedEvent> recorded(List<? extends Event> events) {
        Map<String, Long> sequences = new HashMap<>();
        List<RecordedEvent> history = new ArrayList<>();
        for (Event event : events) {
            long sequence = sequences.merge(event.streamId(), 1L, Long::sum);
            history.add(new RecordedEvent(sequence, 1000 + history.size(), event));
        }
        return history;
    }
}
