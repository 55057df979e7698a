package io.lictor.store.json;

import io.lictor.event.ActivationLimitChanged;
import io.lictor.event.AutoRenewCanceled;
import io.lictor.event.AutoRenewResumed;
import io.lictor.event.Billing;
import io.lictor.event.DeactivatedBy;
import io.lictor.event.Event;
import io.lictor.event.GracePeriodStarted;
import io.lictor.event.KeyReissued;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseEnabled;
import io.lictor.event.LicenseExpired;
import io.lictor.event.LicenseImported;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseKeyAssigned;
import io.lictor.event.LicenseKeyReleased;
import io.lictor.event.LicenseKeyReplaced;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.LicenseTransferred;
import io.lictor.event.LicenseUpgraded;
import io.lictor.event.LicenseWithdrawn;
import io.lictor.event.MachineDeactivated;
import io.lictor.event.MachineDescribed;
import io.lictor.event.MetadataChanged;
import io.lictor.event.ModulesAdded;
import io.lictor.event.ModulesRemoved;
import io.lictor.event.ProductChanged;
import io.lictor.event.ProductDefined;
import io.lictor.event.ProductVersionDisabled;
import io.lictor.event.ProductVersionEnabled;
import io.lictor.event.ProductVersionReleased;
import io.lictor.event.RenewalWindowOpened;
import io.lictor.event.SuccessionChanged;
import io.lictor.event.TermExtended;
import io.lictor.event.TextsErased;
import io.lictor.event.TokenCreated;
import io.lictor.event.TokenRevoked;
import io.lictor.event.TrialConverted;
import io.lictor.event.UpgradePeriodExtended;
import io.lictor.event.UpgradeReverted;
import io.lictor.term.Span;
import io.lictor.term.Term;
import io.lictor.value.Activation;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.DisableCause;
import io.lictor.value.KeyRef;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import io.lictor.value.Policy;
import io.lictor.value.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The events whose JSON is kept in {@code src/test/resources/events}. */
final class Snapshots {

    private static final UUID LICENSE = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("019a0000-0000-7000-8000-000000000002");
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00.123Z");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
    private static final Term TERM = new Term(START, END, Span.parse("P1Y"));
    private static final KeyRef KEY = new KeyRef("5ca1ab1e", "PGSEH", 2, "s1");
    private static final KeyRef IMPORTED_KEY = new KeyRef("5ca1ab1e", "99", 1, null);
    private static final Policy POLICY = new Policy(
            Span.parse("P14D"), Span.parse("P1M"), Span.parse("P1Y"), new Policy.Allowance(3, Span.parse("PT12H")));

    private static final Policy FEW_RULES = new Policy(Span.parse("P0D"), Span.parse("P14D"), Span.parse("P1Y"), null);
    private static final Map<String, String> METADATA = Map.of("erp.account", "4711", "order", "A-1");

    private Snapshots() {}

    /** Every member of every event, present. What no licence would have together is together here. */
    static List<Event> full() {
        return List.of(
                new LicenseIssued(LICENSE, fullContents(METADATA), KEY, OTHER, AT),
                new LicenseImported(LICENSE, fullContents(METADATA), KEY, START, AT),
                new LicenseActivated(LICENSE, "3f:9a:77", "Workstation 7", "2.0", AT),
                new MachineDescribed(LICENSE, "3f:9a:77", "Workstation 8", "2.1", AT),
                new MachineDeactivated(LICENSE, "3f:9a:77", DeactivatedBy.CUSTOMER, AT),
                new LicenseRenewed(LICENSE, TERM, new Billing("shop", "INV-2026/0815"), AT),
                new TermExtended(LICENSE, END, "the dongle was late", AT),
                new AutoRenewCanceled(LICENSE, AT),
                new AutoRenewResumed(LICENSE, AT),
                new LicenseUpgraded(LICENSE, OTHER, END, AT),
                new SuccessionChanged(LICENSE, END, AT),
                new UpgradeReverted(LICENSE, OTHER, AT),
                new ModulesAdded(LICENSE, List.of(new ModuleGrant("mesh", END), new ModuleGrant("seg", START)), AT),
                new ModulesRemoved(LICENSE, List.of("mesh", "seg"), AT),
                new UpgradePeriodExtended(LICENSE, END, AT),
                new ActivationLimitChanged(LICENSE, ActivationLimit.of(5), AT),
                new MetadataChanged(LICENSE, Map.of("erp.account", "4711", "order", "A-2"), List.of("old"), AT),
                new LicenseDisabled(LICENSE, DisableCause.SUSPENDED, "an unpaid bill", AT),
                new LicenseEnabled(LICENSE, AT),
                new KeyReissued(LICENSE, KEY, AT),
                new LicenseTransferred(LICENSE, "c-2", true, AT),
                new TrialConverted(LICENSE, Kind.SUBSCRIPTION, TERM, true, END, AT),
                new RenewalWindowOpened(LICENSE, START, AT),
                new GracePeriodStarted(LICENSE, START, AT),
                new LicenseExpired(LICENSE, START, AT),
                new TextsErased(LICENSE, AT),
                new LicenseWithdrawn(LICENSE, "typed twice", AT),
                new ProductDefined("seg", "Segmenter", POLICY, ActivationLimit.of(2), AT),
                new ProductChanged("seg", "Segmenter", POLICY, ActivationLimit.of(2), AT),
                new ProductVersionReleased("seg", "2.0", START, AT),
                new ProductVersionDisabled("seg", "2.0", AT),
                new ProductVersionEnabled("seg", "2.0", AT),
                new LicenseKeyAssigned("5ca1ab1e", LICENSE, 2, AT),
                new LicenseKeyReplaced("5ca1ab1e", LICENSE, AT),
                new LicenseKeyReleased("5ca1ab1e", LICENSE, AT),
                new TokenCreated(
                        OTHER, "web shop", List.of(Role.ISSUER, Role.SUPPORT), List.of("seg"), "c0ffee", END, AT),
                new TokenRevoked(OTHER, AT));
    }

    /** Those events that have members that may be absent, without them. */
    static List<Event> minimal() {
        LicenseContents contents = minimalContents(ActivationLimit.of(1));
        return List.of(
                new LicenseIssued(LICENSE, contents, KEY, null, AT),
                new LicenseImported(LICENSE, contents, IMPORTED_KEY, START, AT),
                new LicenseActivated(LICENSE, "3f:9a:77", null, null, AT),
                new MachineDescribed(LICENSE, "3f:9a:77", null, null, AT),
                new LicenseRenewed(LICENSE, TERM, null, AT),
                new TermExtended(LICENSE, END, null, AT),
                new LicenseUpgraded(LICENSE, OTHER, null, AT),
                new SuccessionChanged(LICENSE, null, AT),
                new LicenseDisabled(LICENSE, DisableCause.SUSPENDED, null, AT),
                new LicenseWithdrawn(LICENSE, null, AT),
                new ModulesAdded(LICENSE, List.of(new ModuleGrant("mesh", null)), AT),
                new TrialConverted(LICENSE, Kind.PERPETUAL, null, false, null, AT),
                new ProductDefined("seg", null, FEW_RULES, ActivationLimit.of(1), AT),
                new ProductChanged("seg", null, FEW_RULES, ActivationLimit.of(1), AT),
                new TokenCreated(OTHER, "web shop", List.of(Role.ADMIN), null, "c0ffee", null, AT));
    }

    /** Those that tell of a number of machines, where there may be any. */
    static List<Event> unlimited() {
        LicenseContents contents = minimalContents(ActivationLimit.UNLIMITED);
        return List.of(
                new LicenseIssued(LICENSE, contents, KEY, null, AT),
                new LicenseImported(LICENSE, contents, IMPORTED_KEY, START, AT),
                new ActivationLimitChanged(LICENSE, ActivationLimit.UNLIMITED, AT),
                new ProductDefined("seg", null, FEW_RULES, ActivationLimit.UNLIMITED, AT),
                new ProductChanged("seg", null, FEW_RULES, ActivationLimit.UNLIMITED, AT));
    }

    /** Returns the event read from a snapshot of an older revision, which lacks later additions. */
    static Event withoutAdditions(Event event) {
        return switch (event) {
            case LicenseIssued e
            when e.contents().metadata() != null ->
                new LicenseIssued(e.licenseId(), fullContents(Map.of()), e.key(), e.predecessorId(), e.at());
            case LicenseImported e
            when e.contents().metadata() != null ->
                new LicenseImported(e.licenseId(), fullContents(Map.of()), e.key(), e.issuedAt(), e.at());
            default -> event;
        };
    }

    private static LicenseContents minimalContents(ActivationLimit limit) {
        return new LicenseContents(
                "seg",
                null,
                "c-1",
                Kind.PERPETUAL,
                Channel.DIRECT,
                null,
                START,
                null,
                null,
                false,
                null,
                limit,
                List.of(),
                List.of(),
                FEW_RULES,
                Map.of());
    }

    private static LicenseContents fullContents(Map<String, String> metadata) {
        return new LicenseContents(
                "seg",
                "2026",
                "c-1",
                Kind.SUBSCRIPTION,
                Channel.PARTNER,
                "p-1",
                START,
                Instant.parse("2028-01-01T00:00:00Z"),
                TERM,
                true,
                Instant.parse("2029-01-01T00:00:00Z"),
                ActivationLimit.of(3),
                List.of(new ModuleGrant("mesh", END)),
                List.of(new Activation("3f:9a:77", "Workstation 7", START, "2.0")),
                POLICY,
                metadata);
    }
}
