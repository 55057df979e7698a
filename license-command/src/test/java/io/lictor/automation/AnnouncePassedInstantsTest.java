package io.lictor.automation;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.SUCCESSOR;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.justBefore;
import static io.lictor.spec.Samples.perpetual;
import static io.lictor.spec.Samples.subscription;
import static io.lictor.spec.Samples.suspended;
import static io.lictor.spec.Samples.term;
import static io.lictor.spec.Samples.trial;
import static io.lictor.spec.Samples.upgraded;

import io.lictor.command.AnnouncePassedInstants;
import io.lictor.event.GracePeriodStarted;
import io.lictor.event.LicenseEnabled;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseExpired;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.RenewalWindowOpened;
import io.lictor.event.TermExtended;
import io.lictor.event.TrialConverted;
import io.lictor.event.UpgradeReverted;
import io.lictor.value.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AnnouncePassedInstantsTest {

    @Test
    void eachInstantIsWrittenExactlyWhenItPassesAndOnce() {
        given(subscription().issued())
                .when(announce(justBefore("2026-12-18")))
                .thenNothing()
                .when(announce(at("2026-12-18")))
                .then(windowOpened("2026-12-18", "2026-12-18"))
                .when(announce(at("2026-12-18")))
                .thenNothing()
                .when(announce(justBefore("2027-01-01")))
                .thenNothing()
                .when(announce(at("2027-01-01")))
                .then(graceStarted("2027-01-01", "2027-01-01"))
                .when(announce(justBefore("2027-01-15")))
                .thenNothing()
                .when(announce(at("2027-01-15")))
                .then(expired("2027-01-15", "2027-01-15"))
                .when(announce(at("2030-01-01")))
                .thenNothing();
    }

    @Test
    void whatPassedMeanwhileIsWrittenInOrderAndSaysSinceWhen() {
        given(subscription().issued())
                .when(announce(at("2028-01-01")))
                .then(
                        windowOpened("2026-12-18", "2028-01-01"),
                        graceStarted("2027-01-01", "2028-01-01"),
                        expired("2027-01-15", "2028-01-01"));
    }

    @Test
    void eachTermHasItsOwnInstants() {
        given(
                        subscription().issued(),
                        windowOpened("2026-12-18", "2026-12-18"),
                        graceStarted("2027-01-01", "2027-01-01"),
                        new LicenseRenewed(LICENSE, term("2027-01-01", "2028-01-01", "P1Y"), null, at("2027-01-03")))
                .when(announce(at("2027-01-15")))
                .thenNothing()
                .when(announce(at("2027-12-18")))
                .then(windowOpened("2027-12-18", "2027-12-18"));
    }

    @Test
    void anExtendedTermMovesWhatHasNotPassed() {
        given(subscription().issued(), new TermExtended(LICENSE, at("2027-06-01"), "late", at("2026-12-01")))
                .when(announce(at("2027-01-15")))
                .thenNothing()
                .when(announce(at("2027-05-18")))
                .then(windowOpened("2027-05-18", "2027-05-18"));
    }

    @Test
    void withoutGraceThereIsNoneToAnnounce() {
        given(subscription().policy("P0D", "P14D").issued())
                .when(announce(at("2027-01-01")))
                .then(windowOpened("2026-12-18", "2027-01-01"), expired("2027-01-01", "2027-01-01"));
    }

    @Test
    void aTrialOnlyExpires() {
        given(trial().issued())
                .when(announce(justBefore("2026-02-01")))
                .thenNothing()
                .when(announce(at("2026-02-01")))
                .then(expired("2026-02-01", "2026-02-01"));
    }

    @Test
    void aBoughtTrialStartsAfresh() {
        given(
                        trial().issued(),
                        expired("2026-02-01", "2026-02-01"),
                        new TrialConverted(
                                LICENSE,
                                Kind.SUBSCRIPTION,
                                term("2026-03-01", "2027-03-01", "P1Y"),
                                true,
                                null,
                                at("2026-03-01")))
                .when(announce(at("2026-03-01")))
                .thenNothing()
                .when(announce(at("2027-02-15")))
                .then(windowOpened("2027-02-15", "2027-02-15"));
    }

    @Test
    void aPerpetualLicenceHasNothingToAnnounce() {
        given(perpetual().issued()).when(announce(at("2090-01-01"))).thenNothing();
    }

    @Test
    void aSuspendedLicenceIsSilentAndCatchesUp() {
        given(subscription().issued(), suspended("2026-12-01"))
                .when(announce(at("2027-01-02")))
                .thenNothing()
                .and(new LicenseEnabled(LICENSE, at("2027-01-03")))
                .when(announce(at("2027-01-03")))
                .then(windowOpened("2026-12-18", "2027-01-03"), graceStarted("2027-01-01", "2027-01-03"));
    }

    /** It can't be renewed, and its status never becomes GRACE. */
    @Test
    void anUpgradedLicenceHasNeitherWindowNorGraceButExpires() {
        given(subscription().issued(), upgraded("2026-06-01"))
                .when(announce(at("2027-01-02")))
                .thenNothing()
                .when(announce(at("2027-01-15")))
                .then(expired("2027-01-15", "2027-01-15"));
    }

    @Test
    void aRevertedUpgradeBringsThemBack() {
        given(
                        subscription().issued(),
                        upgraded("2026-06-01"),
                        new UpgradeReverted(LICENSE, SUCCESSOR, at("2027-01-02")))
                .when(announce(at("2027-01-02")))
                .then(windowOpened("2026-12-18", "2027-01-02"), graceStarted("2027-01-01", "2027-01-02"));
    }

    private static AnnouncePassedInstants announce(Instant when) {
        return new AnnouncePassedInstants(LICENSE, when);
    }

    private static LicenseEvent windowOpened(String since, String when) {
        return new RenewalWindowOpened(LICENSE, at(since), at(when));
    }

    private static LicenseEvent graceStarted(String since, String when) {
        return new GracePeriodStarted(LICENSE, at(since), at(when));
    }

    private static LicenseEvent expired(String since, String when) {
        return new LicenseExpired(LICENSE, at(since), at(when));
    }
}
