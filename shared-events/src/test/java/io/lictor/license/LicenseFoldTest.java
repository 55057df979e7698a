package io.lictor.license;

import static io.lictor.LicenseFixture.perpetual;
import static io.lictor.LicenseFixture.subscription;
import static io.lictor.LicenseFixture.trial;
import static io.lictor.Samples.KEY;
import static io.lictor.Samples.LICENSE;
import static io.lictor.Samples.NEXT_KEY;
import static io.lictor.Samples.PREDECESSOR;
import static io.lictor.Samples.SUCCESSOR;
import static io.lictor.Samples.activated;
import static io.lictor.Samples.at;
import static io.lictor.Samples.bought;
import static io.lictor.Samples.canceled;
import static io.lictor.Samples.enabled;
import static io.lictor.Samples.expired;
import static io.lictor.Samples.extended;
import static io.lictor.Samples.freedByCustomer;
import static io.lictor.Samples.freedByVendor;
import static io.lictor.Samples.graceStarted;
import static io.lictor.Samples.licenseAfter;
import static io.lictor.Samples.limitChanged;
import static io.lictor.Samples.metadataChanged;
import static io.lictor.Samples.modulesAdded;
import static io.lictor.Samples.modulesRemoved;
import static io.lictor.Samples.reissued;
import static io.lictor.Samples.renewed;
import static io.lictor.Samples.resumed;
import static io.lictor.Samples.reverted;
import static io.lictor.Samples.revoked;
import static io.lictor.Samples.subscribed;
import static io.lictor.Samples.succession;
import static io.lictor.Samples.suspended;
import static io.lictor.Samples.transferred;
import static io.lictor.Samples.unlimited;
import static io.lictor.Samples.upgraded;
import static io.lictor.Samples.upgradedUntil;
import static io.lictor.Samples.upgradesExtended;
import static io.lictor.Samples.windowOpened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.Samples;
import io.lictor.event.Billing;
import io.lictor.event.GracePeriodStarted;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseExpired;
import io.lictor.event.LicenseImported;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.LicenseTransferred;
import io.lictor.event.LicenseUpgraded;
import io.lictor.event.LicenseWithdrawn;
import io.lictor.event.MachineDescribed;
import io.lictor.event.RenewalWindowOpened;
import io.lictor.event.TextsErased;
import io.lictor.term.Span;
import io.lictor.term.Term;
import io.lictor.term.TermCount;
import io.lictor.value.Activation;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.DisableCause;
import io.lictor.value.KeyRef;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts of a licence that each event changes, and no others. */
class LicenseFoldTest {

    private static final LicenseIssued ISSUED = perpetual()
            .upgradesUntil("2027-01-01")
            .seats(3)
            .module("seg")
            .module("mesh", "2026-06-01")
            .issued();

    @Test
    void anIssuedLicenceIsWhatItWasSoldWith() {
        LicenseIssued issued = subscription()
                .of("cad")
                .tiedTo("2026")
                .through("p-1")
                .autoRenew(false)
                .upgradesUntil("2027-06-01")
                .seats(5)
                .module("seg")
                .machine("m-1", "2025-12-24")
                .machine("m-2", "2025-12-25")
                .grace("P7D")
                .replacing(PREDECESSOR)
                .soldAt("2025-12-24")
                .issued();

        License.Issued license = licenseAfter(issued);

        LicenseContents sold = issued.contents();
        assertThat(license)
                .isEqualTo(new License.Issued(
                        LICENSE,
                        new Contract("cad", "2026", "c-1", Kind.SUBSCRIPTION, Channel.PARTNER, "p-1", at("2025-12-24")),
                        new Validity(
                                at("2026-01-01"),
                                null,
                                new Term(at("2026-01-01"), at("2027-01-01"), Span.ofYears(1)),
                                new TermCount(at("2026-01-01")),
                                false),
                        at("2027-06-01"),
                        ActivationLimit.of(5),
                        Map.of("m-1", machine("m-1", "2025-12-24"), "m-2", machine("m-2", "2025-12-25")),
                        List.of(new ModuleGrant("seg", null)),
                        sold.policy(),
                        KEY,
                        false,
                        null,
                        new Succession(PREDECESSOR, null, null, List.of()),
                        new TrackRecord(false, AnnouncedInstants.NONE, List.of(), Set.of(), Use.ACTIVATED, false),
                        Map.of()));
        assertThat(license.policy().gracePeriod()).isEqualTo(Span.ofDays(7));
    }

    @Test
    void anImportedLicenceKeepsItsDateOfSaleItsKeyAndItsMachines() {
        LicenseImported imported = perpetual()
                .from("2019-05-01")
                .soldAt("2019-05-01")
                .machine("old", "2019-05-01")
                .importedAt("2026-01-01");

        License.Issued license = licenseAfter(imported);

        assertThat(license.issuedAt()).isEqualTo(at("2019-05-01"));
        assertThat(license.key()).isEqualTo(new KeyRef("imported-hash", "9999", 1, null));
        assertThat(license.activation("old")).contains(machine("old", "2019-05-01"));
        assertThat(license.predecessorId()).isNull();
    }

    @Test
    void aLicenceBeginsWhenBothItsValidityAndItsFirstTermHave() {
        assertThat(subscription().term("2026-07-01", "P1Y").license().validFrom())
                .isEqualTo(at("2026-07-01"));
        assertThat(subscription().from("2026-07-01").license().validFrom()).isEqualTo(at("2026-07-01"));
        assertThat(licenseAfter(subscription().issued(), renewed("2027-01-01", "P1Y", "2026-12-20"))
                        .validFrom())
                .isEqualTo(at("2026-01-01"));
    }

    @Test
    void anActivationTakesASeat() {
        var activation = new LicenseActivated(LICENSE, "m-1", "Workstation 7", "2.0", at("2026-01-02"));

        License.Issued license = after(Set.of("activations", "texts"), activation);

        assertThat(license.activation("m-1")).contains(new Activation("m-1", "Workstation 7", at("2026-01-02"), "2.0"));
        assertThat(license.activation("m-2")).isEmpty();
    }

    @Test
    void aMachineIsKnownByAnotherLabelAndVersionInItsOldPlace() {
        License.Issued before = licenseAfter(
                ISSUED,
                new LicenseActivated(LICENSE, "m-1", "Workstation 7", "2.0", at("2026-01-02")),
                activated("m-2", "2026-01-03"));
        License.Issued renamed =
                evolve(before, new MachineDescribed(LICENSE, "m-1", "Workstation 8", null, at("2026-02-01")));
        License.Issued updated = evolve(renamed, new MachineDescribed(LICENSE, "m-1", null, "2.1", at("2026-02-02")));

        assertThat(changed(before, renamed)).containsExactly("activations");
        assertThat(updated.activations().values())
                .containsExactly(
                        new Activation("m-1", "Workstation 8", at("2026-01-02"), "2.1"), machine("m-2", "2026-01-03"));
        assertThat(evolve(updated, new MachineDescribed(LICENSE, "gone", null, "3", at("2026-02-03"))))
                .isEqualTo(updated);
    }

    @Test
    void machinesStandInTheOrderInWhichTheyCame() {
        License.Issued license = licenseAfter(
                ISSUED,
                activated("z", "2026-01-02"),
                activated("a", "2026-01-03"),
                activated("m", "2026-01-04"),
                freedByVendor("a", "2026-01-05"),
                activated("a", "2026-01-06"));

        assertThat(license.activations().keySet()).containsExactly("z", "m", "a");
        assertThat(license.hasFreeSeat()).isFalse();
    }

    @Test
    void aDeactivationFreesTheSeatAtOnce() {
        License.Issued full = licenseAfter(perpetual().seats(1).issued(), activated("m-1", "2026-01-02"));
        License.Issued freed = evolve(full, freedByVendor("m-1", "2026-01-03"));

        assertThat(full.hasFreeSeat()).isFalse();
        assertThat(freed.hasFreeSeat()).isTrue();
        assertThat(changed(full, freed)).containsExactly("activations");
    }

    @Test
    void aCustomersDeactivationsAreKeptOnlyAsFarAsTheAllowanceLooks() {
        List<LicenseEvent> events =
                new ArrayList<>(List.of(perpetual().deactivations(3, "P1Y").issued()));
        for (int day = 1; day <= 9; day++) {
            events.add(activated("m-1", "2026-01-0" + day));
            events.add(freedByCustomer("m-1", "2026-01-0" + day));
        }

        License.Issued license = licenseAfter(events.toArray(LicenseEvent[]::new));

        assertThat(license.trackRecord().customerDeactivations())
                .containsExactly(at("2026-01-07"), at("2026-01-08"), at("2026-01-09"));
    }

    @Test
    void anotherCustomerBeginsWithTheWholeAllowance() {
        License.Issued license = licenseAfter(
                perpetual().deactivations(3, "P1Y").issued(),
                activated("m-1", "2026-01-02"),
                freedByCustomer("m-1", "2026-01-03"),
                transferred("c-2", true, "2026-02-01"));

        assertThat(license.trackRecord().customerDeactivations()).isEmpty();
    }

    @Test
    void withoutAnAllowanceOrByTheVendorNoDeactivationIsCounted() {
        assertThat(licenseAfter(perpetual().issued(), activated("m", "2026-01-02"), freedByCustomer("m", "2026-01-03"))
                        .trackRecord()
                        .customerDeactivations())
                .isEmpty();
        assertThat(licenseAfter(
                                perpetual().deactivations(3, "P1Y").issued(),
                                activated("m", "2026-01-02"),
                                freedByVendor("m", "2026-01-03"))
                        .trackRecord()
                        .customerDeactivations())
                .isEmpty();
        assertThat(licenseAfter(
                                perpetual().deactivations(0, "P1Y").issued(),
                                activated("m", "2026-01-02"),
                                freedByCustomer("m", "2026-01-03"))
                        .trackRecord()
                        .customerDeactivations())
                .isEmpty();
    }

    @Test
    void aRenewalIsTheNewTerm() {
        License.Issued before = subscription().license();
        License.Issued renewed = evolve(before, renewed("2027-01-01", "P3Y", "2026-12-20"));

        assertThat(changed(before, renewed)).containsExactly("term");
        assertThat(renewed.endsAt()).isEqualTo(at("2030-01-01"));
        assertThat(renewed.expiresAt()).isEqualTo(at("2030-01-15"));
        assertThat(renewed.renewableFrom()).isEqualTo(at("2029-12-18"));
    }

    @Test
    void anExtensionMovesTheEndOfTheTermOrOfTheTrial() {
        License.Issued subscription = subscription().license();
        License.Issued longer = evolve(subscription, extended("2027-02-01", "2026-12-20"));
        License.Issued trial = trial().license();
        License.Issued longerTrial = evolve(trial, extended("2026-02-08", "2026-01-15"));

        assertThat(changed(subscription, longer)).containsExactlyInAnyOrder("term", "count", "texts");
        assertThat(longer.validity().count()).isEqualTo(new TermCount(at("2027-02-01")));
        assertThat(longer.term()).isEqualTo(new Term(at("2026-01-01"), at("2027-02-01"), Span.ofYears(1)));
        assertThat(changed(trial, longerTrial)).containsExactlyInAnyOrder("validUntil", "texts");
        assertThat(longerTrial.expiresAt()).isEqualTo(at("2026-02-08"));
    }

    @Test
    void autoRenewIsCanceledAndResumed() {
        License.Issued before = subscription().license();
        License.Issued canceled = evolve(before, canceled("2026-02-01"));

        assertThat(changed(before, canceled)).containsExactly("autoRenew");
        assertThat(canceled.autoRenew()).isFalse();
        assertThat(changed(before, evolve(canceled, resumed("2026-03-01")))).isEmpty();
    }

    @Test
    void anUpgradeNamesTheSuccessorUntilItIsReverted() {
        License.Issued upgraded = after(Set.of("successorId"), upgraded("2026-02-01"));

        assertThat(upgraded.successorId()).isEqualTo(SUCCESSOR);
        License.Issued reverted = evolve(upgraded, reverted("2026-03-01"));
        assertThat(reverted.successorId()).isNull();
        assertThat(changed(licenseAfter(ISSUED), reverted)).containsExactly("formerSuccessors");
        assertThat(reverted.succession().formerSuccessors()).containsExactly(SUCCESSOR);
    }

    @Test
    void orUntilTheRightReturnsWhichMoves() {
        License.Issued upgraded =
                after(Set.of("successorId", "rightReturnsAt"), upgradedUntil("2026-06-01", "2026-02-01"));
        License.Issued later = evolve(upgraded, succession("2026-07-01", "2026-03-01"));
        License.Issued never = evolve(later, succession(null, "2026-04-01"));

        assertThat(upgraded.successorAt(at("2026-06-01").minusMillis(1))).isEqualTo(SUCCESSOR);
        assertThat(upgraded.successorAt(at("2026-06-01"))).isNull();
        assertThat(changed(upgraded, later)).containsExactly("rightReturnsAt");
        assertThat(later.successorAt(at("2026-06-01"))).isEqualTo(SUCCESSOR);
        assertThat(never.successorAt(at("2826-06-01"))).isEqualTo(SUCCESSOR);
    }

    @Test
    void whatIsOverStaysSoAndWhatIsSuspendedIsNot() {
        License.Issued subscription = subscription().license();

        assertThat(subscription.overAt()).isEqualTo(at("2027-01-15"));
        assertThat(evolve(subscription, suspended("2026-03-01")).overAt()).isEqualTo(at("2027-01-15"));
        assertThat(evolve(subscription, revoked("2026-03-01")).overAt()).isEqualTo(at("2026-03-01"));
        assertThat(evolve(subscription, revoked("2027-03-01")).overAt()).isEqualTo(at("2027-01-15"));
        assertThat(perpetual().license().overAt()).isNull();
    }

    @Test
    void anotherUpgradeRemembersTheOneBefore() {
        License.Issued again = licenseAfter(
                ISSUED,
                upgradedUntil("2026-02-10", "2026-02-01"),
                new LicenseUpgraded(LICENSE, PREDECESSOR, null, at("2026-02-20")));

        assertThat(again.succession().formerSuccessors()).containsExactly(SUCCESSOR);
        assertThat(again.successorAt(at("2026-02-20"))).isEqualTo(PREDECESSOR);
    }

    @Test
    void anEarlierOwnerKnowsTheKeyUntilItIsReplaced() {
        License.Issued moved = licenseAfter(ISSUED, new LicenseTransferred(LICENSE, "c-2", true, at("2026-03-01")));
        License.Issued cleared = licenseAfter(ISSUED, new LicenseTransferred(LICENSE, "c-1", false, at("2026-03-01")));

        assertThat(moved.keyWithFormerOwner()).isTrue();
        assertThat(cleared.keyWithFormerOwner()).isFalse();
        assertThat(evolve(moved, reissued("2026-04-01")).keyWithFormerOwner()).isFalse();
    }

    @Test
    void modulesAreAddedChangedAndRemoved() {
        License.Issued more = after(
                Set.of("modules"),
                modulesAdded("2026-02-01", new ModuleGrant("mesh", null), new ModuleGrant("print", at("2027-01-01"))));

        assertThat(more.modules())
                .containsExactly(
                        new ModuleGrant("seg", null),
                        new ModuleGrant("mesh", null),
                        new ModuleGrant("print", at("2027-01-01")));
        assertThat(evolve(more, modulesRemoved("2026-03-01", "seg", "mesh", "never-there"))
                        .modules())
                .containsExactly(new ModuleGrant("print", at("2027-01-01")));
    }

    @Test
    void aModuleIsLicensedUntilButNotAtItsEnd() {
        ModuleGrant mesh = licenseAfter(ISSUED).module("mesh").orElseThrow();

        assertThat(mesh.isLicensedAt(at("2026-06-01").minusMillis(1))).isTrue();
        assertThat(mesh.isLicensedAt(at("2026-06-01"))).isFalse();
        assertThat(new ModuleGrant("seg", null).isLicensedAt(at("9999-01-01"))).isTrue();
        assertThat(licenseAfter(ISSUED).module("print")).isEmpty();
    }

    @Test
    void theUpgradePeriodIsExtended() {
        assertThat(after(Set.of("upgradesUntil"), upgradesExtended("2028-01-01", "2026-02-01"))
                        .upgradesUntil())
                .isEqualTo(at("2028-01-01"));
    }

    @Test
    void aLoweredLimitKeepsTheMachinesInUse() {
        License.Issued two = licenseAfter(ISSUED, activated("m-1", "2026-01-02"), activated("m-2", "2026-01-03"));
        License.Issued lowered = evolve(two, limitChanged(1, "2026-02-01"));

        assertThat(changed(two, lowered)).containsExactly("activationLimit");
        assertThat(lowered.hasFreeSeat()).isFalse();
        assertThat(evolve(lowered, freedByVendor("m-1", "2026-02-02")).hasFreeSeat())
                .isFalse();
        assertThat(evolve(lowered, limitChanged(3, "2026-02-02")).hasFreeSeat()).isTrue();
    }

    @Test
    void whereThereMayBeAnyNumberOfMachinesASeatIsAlwaysFree() {
        License.Issued one = licenseAfter(ISSUED, limitChanged(1, "2026-01-02"), activated("m-1", "2026-01-02"));
        License.Issued any = evolve(one, unlimited("2026-02-01"));

        assertThat(changed(one, any)).containsExactly("activationLimit");
        assertThat(any.hasFreeSeat()).isTrue();
        assertThat(LicenseView.Seats.of(any)).isEqualTo(new LicenseView.Seats(null, 1));
        assertThat(evolve(any, limitChanged(1, "2026-02-02"))).isEqualTo(one);
        assertThat(perpetual().unlimited().license().hasFreeSeat()).isTrue();
    }

    @Test
    void metadataChangesMemberByMember() {
        License.Issued sold =
                perpetual().metadata(Map.of("order", "A-1", "erp", "4711")).license();
        License.Issued changed =
                evolve(sold, metadataChanged(Map.of("order", "A-2", "shop", "eu"), List.of("erp"), "2026-02-01"));

        assertThat(changed(sold, changed)).containsExactly("metadata");
        assertThat(changed.metadata()).containsExactly(Map.entry("order", "A-2"), Map.entry("shop", "eu"));
        assertThat(evolve(changed, metadataChanged(Map.of(), List.of("order", "shop"), "2026-02-02"))
                        .metadata())
                .isEmpty();
    }

    @Test
    void aDisabledLicenceKeepsCauseReasonAndDayUntilItIsEnabled() {
        License.Issued suspended = after(Set.of("disabled", "texts"), suspended("2026-02-01"));
        License.Issued revoked = evolve(suspended, revoked("2026-03-01"));

        assertThat(suspended.disabled())
                .isEqualTo(new Disabled(DisableCause.SUSPENDED, "an unpaid bill", at("2026-02-01")));
        assertThat(revoked.disabled()).isEqualTo(new Disabled(DisableCause.REVOKED, "a stolen card", at("2026-03-01")));
        assertThat(changed(licenseAfter(ISSUED), evolve(suspended, enabled("2026-03-01"))))
                .as("its reason is still in its history")
                .containsExactly("texts");
    }

    @Test
    void aReissuedKeyLeavesAllElseAsItIs() {
        assertThat(after(Set.of("key"), reissued("2026-02-01")).key()).isEqualTo(NEXT_KEY);
    }

    @Test
    void aTransferKeepsOrClearsTheMachinesAsSaid() {
        License.Issued owned = licenseAfter(ISSUED, activated("m-1", "2026-01-02"));
        License.Issued kept = evolve(owned, transferred("c-2", true, "2026-02-01"));
        License.Issued cleared = evolve(owned, transferred("c-2", false, "2026-02-01"));

        assertThat(changed(owned, kept)).containsExactlyInAnyOrder("customer", "keyWithFormerOwner");
        assertThat(kept.customer()).isEqualTo("c-2");
        assertThat(changed(owned, cleared)).containsExactlyInAnyOrder("customer", "keyWithFormerOwner", "activations");
        assertThat(cleared.activations()).isEmpty();
    }

    @Test
    void aTrialThatIsBoughtIsPerpetualWithTheSameKeyAndMachines() {
        License.Issued trial = licenseAfter(trial().issued(), activated("m-1", "2026-01-02"), expired("2026-02-01"));
        License.Issued bought = evolve(trial, bought("2027-02-15", "2026-02-15"));

        assertThat(changed(trial, bought))
                .containsExactlyInAnyOrder("kind", "converted", "validUntil", "upgradesUntil", "passed");
        assertThat(bought.kind()).isEqualTo(Kind.PERPETUAL);
        assertThat(bought.trackRecord().converted()).isTrue();
        assertThat(bought.expiresAt()).isNull();
        assertThat(bought.upgradesUntil()).isEqualTo(at("2027-02-15"));
        assertThat(bought.trackRecord().passed()).isEqualTo(AnnouncedInstants.NONE);
    }

    @Test
    void aTrialThatIsSubscribedHasATermFromThenOn() {
        License.Issued subscribed = licenseAfter(trial().issued(), subscribed("P1Y", "2026-01-15"));

        assertThat(subscribed.kind()).isEqualTo(Kind.SUBSCRIPTION);
        assertThat(subscribed.term()).isEqualTo(new Term(at("2026-01-15"), at("2027-01-15"), Span.ofYears(1)));
        assertThat(subscribed.autoRenew()).isTrue();
        assertThat(subscribed.expiresAt()).isEqualTo(at("2027-01-29"));
        assertThat(subscribed.validFrom()).isEqualTo(at("2026-01-01"));
    }

    @Test
    void announcementsAreRememberedAndNothingElse() {
        License.Issued before = subscription().license();
        License.Issued opened = evolve(before, windowOpened("2026-12-18"));
        License.Issued grace = evolve(opened, graceStarted("2027-01-01"));
        License.Issued over = evolve(grace, expired("2027-01-15"));

        assertThat(opened.trackRecord().passed()).isEqualTo(new AnnouncedInstants(at("2026-12-18"), null, null));
        assertThat(grace.trackRecord().passed())
                .isEqualTo(new AnnouncedInstants(at("2026-12-18"), at("2027-01-01"), null));
        assertThat(over.trackRecord().passed())
                .isEqualTo(new AnnouncedInstants(at("2026-12-18"), at("2027-01-01"), at("2027-01-15")));
        assertThat(changed(before, over)).containsExactly("passed");
    }

    @Test
    void aPaymentIsRememberedForEver() {
        Billing first = new Billing("shop", "1");
        License.Issued renewed = evolve(subscription().license(), paid(first, "2027-01-01"));
        License.Issued renewedAgain = evolve(renewed, paid(new Billing("shop", "2"), "2028-01-01"));

        assertThat(renewedAgain.trackRecord().billings()).containsExactlyInAnyOrder(first, new Billing("shop", "2"));
        assertThat(evolve(renewedAgain, renewed("2029-01-01", "P1Y", "2026-12-20"))
                        .trackRecord()
                        .billings())
                .hasSize(2);
    }

    private static LicenseRenewed paid(Billing billing, String start) {
        return new LicenseRenewed(LICENSE, Term.startingAt(at(start), Span.ofYears(1)), billing, at("2026-12-20"));
    }

    @ParameterizedTest
    @MethodSource("io.lictor.Samples#oneOfEachThatFollows")
    void onlyWhatTheServiceSaysByItselfIsNoUse(LicenseEvent event) {
        if (LicenseFold.evolve(subscription().license(), event) instanceof License.Issued after) {
            assertThat(after.trackRecord().use())
                    .isEqualTo(
                            switch (event) {
                                case LicenseActivated _ -> Use.ACTIVATED;
                                case RenewalWindowOpened _, GracePeriodStarted _, LicenseExpired _ -> Use.NONE;
                                default -> Use.CHANGED;
                            });
        }
    }

    @Test
    void whatWasOnceActivatedStaysSo() {
        License.Issued license = licenseAfter(
                ISSUED,
                activated("m", "2026-01-02"),
                freedByVendor("m", "2026-01-03"),
                transferred("c-2", false, "2026-01-04"));

        assertThat(license.trackRecord().use()).isEqualTo(Use.ACTIVATED);
        assertThat(perpetual()
                        .machine("m", "2020-01-01")
                        .license()
                        .trackRecord()
                        .use())
                .isEqualTo(Use.ACTIVATED);
    }

    @Test
    void aWithdrawnLicenceIsNoneAnyMoreAndOnlyForgets() {
        License.Issued before = perpetual().license();
        License withdrawn = LicenseFold.evolve(before, new LicenseWithdrawn(LICENSE, "typed twice", at("2026-02-01")));

        assertThat(withdrawn).isInstanceOfSatisfying(License.Withdrawn.class, gone -> {
            assertThat(gone.at()).isEqualTo(at("2026-02-01"));
            assertThat(changed(before, gone.was())).containsExactly("texts");
        });
        assertThat(LicenseFold.evolve(withdrawn, new TextsErased(LICENSE, at("2026-03-01"))))
                .isEqualTo(new License.Withdrawn(before, at("2026-02-01")));
        assertThatIllegalStateException().isThrownBy(() -> LicenseFold.evolve(withdrawn, activated("m", "2026-02-02")));
        assertThatIllegalStateException().isThrownBy(() -> LicenseFold.evolve(withdrawn, ISSUED));
    }

    @ParameterizedTest
    @MethodSource("io.lictor.Samples#oneOfEachThatFollows")
    void aHistoryCannotBeginWithAnyOtherEvent(LicenseEvent event) {
        assertThatIllegalStateException()
                .isThrownBy(() -> LicenseFold.evolve(License.NOT_ISSUED, event))
                .withMessageContaining(event.getClass().getSimpleName());
    }

    @Test
    void thereIsASampleOfEachEventThatFollows() {
        Set<Class<?>> all = new HashSet<>(Arrays.asList(LicenseEvent.class.getPermittedSubclasses()));
        all.removeAll(Set.of(LicenseIssued.class, LicenseImported.class));

        assertThat(Samples.oneOfEachThatFollows())
                .extracting(Object::getClass)
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aHistoryBeginsOnce() {
        License license = licenseAfter(ISSUED);

        assertThatIllegalStateException().isThrownBy(() -> LicenseFold.evolve(license, ISSUED));
        assertThatIllegalStateException()
                .isThrownBy(() -> LicenseFold.evolve(license, perpetual().importedAt("2026-02-01")));
    }

    @Test
    void theFactsCannotBeChangedFromOutside() {
        License.Issued license = licenseAfter(ISSUED, activated("m-1", "2026-01-02"));

        assertThatThrownBy(() -> license.activations().remove("m-1")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> license.modules().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    /** The licence after {@code event}, which must have changed these facts and no others. */
    private static License.Issued after(Set<String> facts, LicenseEvent event) {
        License.Issued before = licenseAfter(ISSUED);
        License.Issued after = evolve(before, event);
        assertThat(changed(before, after)).isEqualTo(facts);
        return after;
    }

    private static License.Issued evolve(License.Issued license, LicenseEvent event) {
        return (License.Issued) LicenseFold.evolve(license, event);
    }

    /** The names of the facts in which they differ, but for the use that is made of it, which nearly all add to. */
    private static Set<String> changed(License.Issued before, License.Issued after) {
        Set<String> changed = changed((Record) before, after);
        changed.addAll(changed(before.contract(), after.contract()));
        changed.addAll(changed(before.validity(), after.validity()));
        changed.addAll(changed(before.succession(), after.succession()));
        changed.addAll(changed(before.trackRecord(), after.trackRecord()));
        changed.removeAll(Set.of("contract", "validity", "succession", "trackRecord", "use"));
        return changed;
    }

    private static Set<String> changed(Record before, Record after) {
        Set<String> changed = new HashSet<>();
        for (var component : before.getClass().getRecordComponents()) {
            try {
                var fact = component.getAccessor();
                if (!Objects.equals(fact.invoke(before), fact.invoke(after))) {
                    changed.add(component.getName());
                }
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        return changed;
    }

    private static Activation machine(String fingerprint, String activatedAt) {
        return new Activation(fingerprint, null, at(activatedAt), null);
    }
}
