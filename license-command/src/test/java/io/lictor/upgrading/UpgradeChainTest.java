package io.lictor.upgrading;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.OTHER;
import static io.lictor.spec.Samples.SUCCESSOR;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.perpetual;
import static io.lictor.spec.Samples.product;
import static io.lictor.spec.Samples.releasedOn;
import static io.lictor.spec.Samples.span;
import static io.lictor.spec.Samples.term;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.command.DisableLicense;
import io.lictor.command.EnableLicense;
import io.lictor.command.ExtendTerm;
import io.lictor.command.RenewLicense;
import io.lictor.command.UpgradeLicense;
import io.lictor.event.Event;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseEnabled;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.LicenseUpgraded;
import io.lictor.event.SuccessionChanged;
import io.lictor.event.TermExtended;
import io.lictor.event.UpgradeReverted;
import io.lictor.spec.Given;
import io.lictor.value.DisableCause;
import io.lictor.value.Kind;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A perpetual licence, the subscription that replaced it on 1 March 2026, and the newer one of 1 June. */
class UpgradeChainTest {

    @Test
    void anUpgradeSaysWhenTheOldLicenceComesBack() {
        Given.Then upgraded = sold().when(upgrade(LICENSE, SUCCESSOR, "2025", "P1Y", "2026-03-01"));

        assertThat(upgraded.events().getFirst())
                .isEqualTo(new LicenseUpgraded(LICENSE, SUCCESSOR, at("2027-03-15"), at("2026-03-01")));
        assertThat(upgraded.events()).hasSize(2);
    }

    @Test
    void aFurtherUpgradeTellsTheFirstLicenceOfItsEnd() {
        Given.Then upgraded = pair("P1Y").when(upgrade(SUCCESSOR, OTHER, "2026", "P3Y", "2026-06-01"));

        assertThat(upgraded.events().getFirst())
                .isEqualTo(new LicenseUpgraded(SUCCESSOR, OTHER, at("2029-06-15"), at("2026-06-01")));
        assertThat(upgraded.events().getLast())
                .isEqualTo(new SuccessionChanged(LICENSE, at("2029-06-15"), at("2026-06-01")));
        assertThat(upgraded.events()).hasSize(3);
    }

    @Test
    void aFurtherUpgradeThatEndsSoonerMovesNothingForTheFirst() {
        assertThat(pair("P3Y")
                        .when(upgrade(SUCCESSOR, OTHER, "2026", "P1M", "2026-06-01"))
                        .events())
                .hasSize(2);
    }

    @Test
    void theMiddleOneRevokedChangesNothingWhileTheLastLives() {
        chain("P1Y", "P3Y").when(revoke(SUCCESSOR, "2026-07-01")).then(revoked(SUCCESSOR, "2026-07-01"));
    }

    @Test
    void theMiddleOneRevokedNoLongerHoldsTheFirstBackOnceTheLastIsOver() {
        chain("P3Y", "P1M")
                .when(revoke(SUCCESSOR, "2026-06-10"))
                .then(
                        revoked(SUCCESSOR, "2026-06-10"),
                        new SuccessionChanged(LICENSE, at("2026-07-15"), at("2026-06-10")));
    }

    @Test
    void theLastOneRevokedGivesTheRightBackAtOnceToTheNearestThatIsNotOver() {
        chain("P1Y", "P3Y")
                .when(revoke(OTHER, "2026-07-01"))
                .then(
                        revoked(OTHER, "2026-07-01"),
                        new UpgradeReverted(SUCCESSOR, OTHER, at("2026-07-01")),
                        new SuccessionChanged(LICENSE, at("2027-03-15"), at("2026-07-01")))
                .when(revoke(SUCCESSOR, "2026-08-01"))
                .then(revoked(SUCCESSOR, "2026-08-01"), new UpgradeReverted(LICENSE, SUCCESSOR, at("2026-08-01")));
    }

    @Test
    void theLastOneRevokedAfterTheMiddleOneGivesItToTheFirst() {
        chain("P1Y", "P3Y")
                .and(revoked(SUCCESSOR, "2026-07-01"))
                .when(revoke(OTHER, "2026-08-01"))
                .then(
                        revoked(OTHER, "2026-08-01"),
                        new UpgradeReverted(SUCCESSOR, OTHER, at("2026-08-01")),
                        new UpgradeReverted(LICENSE, SUCCESSOR, at("2026-08-01")));
    }

    @Test
    void aSuspensionMayEndSoItGivesNothingBack() {
        chain("P1Y", "P3Y")
                .when(new DisableLicense(OTHER, DisableCause.SUSPENDED, "why", at("2026-07-01")))
                .then(new LicenseDisabled(OTHER, DisableCause.SUSPENDED, "why", at("2026-07-01")))
                .when(new EnableLicense(OTHER, at("2026-08-01")))
                .then(new LicenseEnabled(OTHER, at("2026-08-01")));
    }

    @Test
    void aRenewalIsToldToAllItReplaced() {
        chain("P1Y", "P3Y")
                .when(new RenewLicense(OTHER, new RenewLicense.Paid.For(span("P1Y")), null, at("2029-06-01")))
                .then(
                        new LicenseRenewed(OTHER, term("2029-06-01", "2030-06-01", "P1Y"), null, at("2029-06-01")),
                        new SuccessionChanged(SUCCESSOR, at("2030-06-15"), at("2029-06-01")),
                        new SuccessionChanged(LICENSE, at("2030-06-15"), at("2029-06-01")));
    }

    @Test
    void soIsAnExtension() {
        pair("P1Y")
                .when(new ExtendTerm(SUCCESSOR, at("2027-04-01"), "late", at("2026-07-01")))
                .then(
                        new TermExtended(SUCCESSOR, at("2027-04-01"), "late", at("2026-07-01")),
                        new SuccessionChanged(LICENSE, at("2027-04-15"), at("2026-07-01")));
    }

    @Test
    void whatIsOverMovesNothing() {
        pair("P1Y").when(revoke(SUCCESSOR, "2027-06-01")).then(revoked(SUCCESSOR, "2027-06-01"));
    }

    private static Given sold() {
        return given(
                product(),
                releasedOn("2024", "2024-01-01"),
                releasedOn("2025", "2025-01-01"),
                releasedOn("2026", "2026-01-01"),
                perpetual().tiedTo("2024").issued());
    }

    private static Given pair(String period) {
        return then(sold(), upgrade(LICENSE, SUCCESSOR, "2025", period, "2026-03-01"));
    }

    private static Given chain(String second, String third) {
        return then(pair(second), upgrade(SUCCESSOR, OTHER, "2026", third, "2026-06-01"));
    }

    private static Given then(Given given, UpgradeLicense upgrade) {
        return given.and(given.when(upgrade).events().toArray(Event[]::new));
    }

    private static UpgradeLicense upgrade(UUID from, UUID to, String version, String period, String when) {
        return new UpgradeLicense(from, to, Kind.SUBSCRIPTION, version, span(period), null, null, at(when));
    }

    private static DisableLicense revoke(UUID licenseId, String when) {
        return new DisableLicense(licenseId, DisableCause.REVOKED, "why", at(when));
    }

    private static LicenseDisabled revoked(UUID licenseId, String when) {
        return new LicenseDisabled(licenseId, DisableCause.REVOKED, "why", at(when));
    }
}
