package io.lictor.license;

import io.lictor.event.ActivationLimitChanged;
import io.lictor.event.AutoRenewCanceled;
import io.lictor.event.AutoRenewResumed;
import io.lictor.event.DeactivatedBy;
import io.lictor.event.GracePeriodStarted;
import io.lictor.event.KeyReissued;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseEnabled;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseExpired;
import io.lictor.event.LicenseImported;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.LicenseTransferred;
import io.lictor.event.LicenseUpgraded;
import io.lictor.event.LicenseWithdrawn;
import io.lictor.event.MachineDeactivated;
import io.lictor.event.MachineDescribed;
import io.lictor.event.MetadataChanged;
import io.lictor.event.ModulesAdded;
import io.lictor.event.ModulesRemoved;
import io.lictor.event.RecordedEvent;
import io.lictor.event.RenewalWindowOpened;
import io.lictor.event.SuccessionChanged;
import io.lictor.event.TermExtended;
import io.lictor.event.TextsErased;
import io.lictor.event.TrialConverted;
import io.lictor.event.UpgradePeriodExtended;
import io.lictor.event.UpgradeReverted;
import io.lictor.term.Term;
import io.lictor.term.TermCount;
import io.lictor.value.Activation;
import io.lictor.value.KeyRef;
import io.lictor.value.ModuleGrant;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A licence and the number of its events so far: what its history comes to. Both sides of the house fold with
 * {@link #evolve}, so they can't disagree.
 */
public record LicenseFold(License license, long version) {

    public static final LicenseFold EMPTY = new LicenseFold(License.NOT_ISSUED, 0);

    /**
     * The licence as it stood at {@code at}: every event recorded until then, that instant included. What follows a later
     * event in the log is left out too: clocks of several servers may disagree, and an event without the one before it
     * makes no history.
     */
    public static LicenseFold asOf(List<RecordedEvent> history, Instant at) {
        LicenseFold fold = EMPTY;
        for (RecordedEvent recorded : history) {
            if (recorded.event() instanceof LicenseEvent event) {
                if (event.at().isAfter(at)) {
                    break;
                }
                fold = fold.plus(event);
            }
        }
        return fold;
    }

    public LicenseFold plus(LicenseEvent event) {
        return new LicenseFold(evolve(license, event), version + 1);
    }

    /** The licence after {@code event}; {@link IllegalStateException} where the history is not a licence's. */
    public static License evolve(License license, LicenseEvent event) {
        return switch (event) {
            case LicenseIssued e -> begin(license, e, e.contents(), e.key(), e.predecessorId(), e.at());
            case LicenseImported e -> begin(license, e, e.contents(), e.key(), null, e.issuedAt());
            case LicenseActivated e -> {
                LicenseBuilder draft = draft(license, event);
                draft.activations = Machines.of(draft.activations)
                        .with(new Activation(e.fingerprint(), e.label(), e.at(), e.version()));
                draft.told(e.label());
                yield draft.build();
            }
            case MachineDescribed e -> {
                LicenseBuilder draft = draft(license, event);
                Activation machine = draft.activations.get(e.fingerprint());
                if (machine != null) {
                    draft.activations =
                            Machines.of(draft.activations).with(machine.describedAs(e.label(), e.version()));
                }
                draft.told(e.label());
                yield draft.build();
            }
            case MachineDeactivated e -> {
                LicenseBuilder draft = draft(license, event);
                draft.activations = Machines.of(draft.activations).without(e.fingerprint());
                if (e.by() == DeactivatedBy.CUSTOMER) {
                    draft.countDeactivation(e.at());
                }
                yield draft.build();
            }
            case LicenseRenewed e -> {
                LicenseBuilder draft = draft(license, event);
                draft.count = draft.count == null ? null : draft.count.after(e.term());
                draft.term = e.term();
                draft.paid(e.billing());
                yield draft.build();
            }
            case TermExtended e -> {
                LicenseBuilder draft = draft(license, event);
                if (draft.term == null) {
                    draft.validUntil = e.until();
                } else {
                    draft.term = draft.term.endingAt(e.until());
                    draft.count = new TermCount(e.until());
                }
                draft.told(e.reason());
                yield draft.build();
            }
            case AutoRenewCanceled _ -> {
                LicenseBuilder draft = draft(license, event);
                draft.autoRenew = false;
                yield draft.build();
            }
            case AutoRenewResumed _ -> {
                LicenseBuilder draft = draft(license, event);
                draft.autoRenew = true;
                yield draft.build();
            }
            case LicenseUpgraded e -> {
                LicenseBuilder draft = draft(license, event);
                draft.succeedBy(e.successorId(), e.rightReturnsAt());
                yield draft.build();
            }
            case SuccessionChanged e -> {
                LicenseBuilder draft = draft(license, event);
                draft.rightReturnsAt = e.rightReturnsAt();
                yield draft.build();
            }
            case UpgradeReverted _ -> {
                LicenseBuilder draft = draft(license, event);
                draft.succeedByNone();
                yield draft.build();
            }
            case ModulesAdded e -> {
                LicenseBuilder draft = draft(license, event);
                Map<String, ModuleGrant> modules = draft.modulesByCode();
                e.modules().forEach(module -> modules.put(module.code(), module));
                draft.modules = List.copyOf(modules.values());
                yield draft.build();
            }
            case ModulesRemoved e -> {
                LicenseBuilder draft = draft(license, event);
                Map<String, ModuleGrant> modules = draft.modulesByCode();
                e.modules().forEach(modules::remove);
                draft.modules = List.copyOf(modules.values());
                yield draft.build();
            }
            case UpgradePeriodExtended e -> {
                LicenseBuilder draft = draft(license, event);
                draft.upgradesUntil = e.until();
                yield draft.build();
            }
            case ActivationLimitChanged e -> {
                LicenseBuilder draft = draft(license, event);
                draft.activationLimit = e.limit();
                yield draft.build();
            }
            case MetadataChanged e -> {
                LicenseBuilder draft = draft(license, event);
                draft.metadata = Metadata.changed(draft.metadata, e.metadata(), e.removed());
                yield draft.build();
            }
            case LicenseDisabled e -> {
                LicenseBuilder draft = draft(license, event);
                draft.disabled = new Disabled(e.cause(), e.reason(), e.at());
                draft.told(e.reason());
                yield draft.build();
            }
            case LicenseEnabled _ -> {
                LicenseBuilder draft = draft(license, event);
                draft.disabled = null;
                yield draft.build();
            }
            case KeyReissued e -> {
                LicenseBuilder draft = draft(license, event);
                draft.replaceKey(e.key());
                yield draft.build();
            }
            case LicenseTransferred e -> {
                LicenseBuilder draft = draft(license, event);
                draft.transferTo(e.customer());
                if (!e.keepMachines()) {
                    draft.activations = Map.of();
                }
                yield draft.build();
            }
            case TrialConverted e -> {
                LicenseBuilder draft = draft(license, event);
                draft.kind = e.kind();
                draft.converted = true;
                draft.validFrom = draft.validFrom.isAfter(e.at()) ? e.at() : draft.validFrom;
                draft.validUntil = null;
                draft.term = e.term();
                draft.count = e.term() == null ? null : TermCount.of(e.term().startsAt(), e.term());
                draft.autoRenew = e.autoRenew();
                draft.upgradesUntil = e.upgradesUntil();
                draft.passed = AnnouncedInstants.NONE;
                yield draft.build();
            }
            case RenewalWindowOpened e -> {
                LicenseBuilder draft = draft(license, event);
                AnnouncedInstants passed = draft.passed;
                draft.passed = new AnnouncedInstants(e.since(), passed.gracePeriodStarted(), passed.expired());
                yield draft.build();
            }
            case GracePeriodStarted e -> {
                LicenseBuilder draft = draft(license, event);
                AnnouncedInstants passed = draft.passed;
                draft.passed = new AnnouncedInstants(passed.renewalWindowOpened(), e.since(), passed.expired());
                yield draft.build();
            }
            case LicenseExpired e -> {
                LicenseBuilder draft = draft(license, event);
                AnnouncedInstants passed = draft.passed;
                draft.passed =
                        new AnnouncedInstants(passed.renewalWindowOpened(), passed.gracePeriodStarted(), e.since());
                yield draft.build();
            }
            case TextsErased _ ->
                license instanceof License.Withdrawn(License.Issued was, Instant at)
                        ? new License.Withdrawn(withoutTexts(new LicenseBuilder(was)), at)
                        : withoutTexts(draft(license, event));
            case LicenseWithdrawn e -> {
                LicenseBuilder draft = draft(license, event);
                draft.told(e.reason());
                yield new License.Withdrawn(draft.build(), e.at());
            }
        };
    }

    private static License.Issued withoutTexts(LicenseBuilder draft) {
        draft.eraseTexts();
        return draft.build();
    }

    private static License begin(
            License license,
            LicenseEvent event,
            LicenseContents contents,
            KeyRef key,
            @Nullable UUID predecessorId,
            Instant issuedAt) {
        if (!(license instanceof License.NotIssued)) {
            throw new IllegalStateException("A licence's history can't begin twice, with " + event);
        }
        Map<String, Activation> machines = new LinkedHashMap<>();
        contents.activations().forEach(machine -> machines.put(machine.fingerprint(), machine));
        return new License.Issued(
                event.licenseId(),
                new Contract(
                        contents.product(),
                        contents.version(),
                        contents.customer(),
                        contents.kind(),
                        contents.channel(),
                        contents.partnerId(),
                        issuedAt),
                new Validity(
                        beginning(contents),
                        contents.validUntil(),
                        contents.term(),
                        contents.term() == null ? null : TermCount.of(contents.validFrom(), contents.term()),
                        contents.autoRenew()),
                contents.upgradesUntil(),
                contents.limit(),
                machines,
                contents.modules(),
                contents.policy(),
                key,
                false,
                null,
                Succession.begun(predecessorId),
                TrackRecord.begun(
                        contents.activations().isEmpty() ? Use.NONE : Use.ACTIVATED,
                        contents.activations().stream().anyMatch(machine -> machine.label() != null)),
                Metadata.inOrder(contents.metadata()));
    }

    /** A licence begins when both its validity and its first term have; later terms begin while it is in use. */
    private static Instant beginning(LicenseContents contents) {
        Term term = contents.term();
        return term != null && term.startsAt().isAfter(contents.validFrom()) ? term.startsAt() : contents.validFrom();
    }

    private static LicenseBuilder draft(License license, LicenseEvent event) {
        return switch (license) {
            case License.Issued issued -> {
                LicenseBuilder draft = new LicenseBuilder(issued);
                draft.used(use(event));
                yield draft;
            }
            case License.NotIssued _ ->
                throw new IllegalStateException("A licence's history can't begin with " + event);
            case License.Withdrawn _ ->
                throw new IllegalStateException("A licence that was withdrawn can't go on with " + event);
        };
    }

    /** Returns the use of a licence that an event stands for. */
    private static Use use(LicenseEvent event) {
        return switch (event) {
            case LicenseActivated _ -> Use.ACTIVATED;
            case RenewalWindowOpened _, GracePeriodStarted _, LicenseExpired _, LicenseWithdrawn _ -> Use.NONE;
            case LicenseIssued _,
                    LicenseImported _,
                    MachineDeactivated _,
                    MachineDescribed _,
                    LicenseRenewed _,
                    TermExtended _,
                    AutoRenewCanceled _,
                    AutoRenewResumed _,
                    LicenseUpgraded _,
                    SuccessionChanged _,
                    UpgradeReverted _,
                    ModulesAdded _,
                    ModulesRemoved _,
                    UpgradePeriodExtended _,
                    ActivationLimitChanged _,
                    LicenseDisabled _,
                    LicenseEnabled _,
                    KeyReissued _,
                    LicenseTransferred _,
                    TrialConverted _,
                    MetadataChanged _,
                    TextsErased _ -> Use.CHANGED;
        };
    }
}
