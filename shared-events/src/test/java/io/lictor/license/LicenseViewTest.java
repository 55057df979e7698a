package io.lictor.license;

import static io.lictor.LicenseFixture.perpetual;
import static io.lictor.LicenseFixture.subscription;
import static io.lictor.Samples.LICENSE;
import static io.lictor.Samples.PREDECESSOR;
import static io.lictor.Samples.SUCCESSOR;
import static io.lictor.Samples.activated;
import static io.lictor.Samples.at;
import static io.lictor.Samples.licenseAfter;
import static io.lictor.Samples.suspended;
import static io.lictor.Samples.upgraded;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.license.LicenseView.ModuleView;
import io.lictor.license.LicenseView.Seats;
import io.lictor.license.LicenseView.TermView;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A licence as callers see it. */
class LicenseViewTest {

    @Test
    void aSubscriptionInGraceShowsAllThatIsKnownOfIt() {
        License.Issued license = licenseAfter(
                subscription()
                        .tiedTo("2026")
                        .through("p-1")
                        .autoRenew(false)
                        .seats(3)
                        .module("seg")
                        .module("mesh", "2026-06-01")
                        .replacing(PREDECESSOR)
                        .soldAt("2025-12-24")
                        .issued(),
                activated("m-1", "2026-01-02"));

        assertThat(LicenseView.of(license, 2, false, at("2027-01-05")))
                .isEqualTo(new LicenseView(
                        LICENSE,
                        "ABCDE",
                        "seg",
                        "2026",
                        "c-1",
                        Kind.SUBSCRIPTION,
                        Channel.PARTNER,
                        "p-1",
                        Status.GRACE,
                        null,
                        null,
                        at("2027-01-15"),
                        10,
                        at("2026-01-01"),
                        null,
                        new TermView(at("2026-01-01"), at("2027-01-01"), "P1Y"),
                        false,
                        null,
                        new Seats(3, 1),
                        List.of(new ModuleView("seg", null, true), new ModuleView("mesh", at("2026-06-01"), false)),
                        Map.of(),
                        PREDECESSOR,
                        null,
                        at("2025-12-24"),
                        2));
    }

    @Test
    void aModuleIsShownAsLicensedAtTheInstantOfTheAnswer() {
        License.Issued license = perpetual().module("mesh", "2026-06-01").license();

        assertThat(LicenseView.modules(license, at("2026-06-01").minusMillis(1)))
                .containsExactly(new ModuleView("mesh", at("2026-06-01"), true));
        assertThat(LicenseView.modules(license, at("2026-06-01")))
                .containsExactly(new ModuleView("mesh", at("2026-06-01"), false));
    }

    @Test
    void aSuspendedLicenceShowsWhy() {
        LicenseView view =
                LicenseView.of(licenseAfter(perpetual().issued(), suspended("2026-02-01")), 2, false, at("2026-03-01"));

        assertThat(view.status()).isEqualTo(Status.DISABLED);
        assertThat(view.statusCause()).isEqualTo(Standing.Cause.SUSPENDED);
        assertThat(view.statusReason()).isEqualTo("an unpaid bill");
        assertThat(view.statusUntil()).isNull();
        assertThat(view.term()).isNull();
    }

    @Test
    void aLicenceOfADisabledVersionSaysSo() {
        LicenseView view = LicenseView.of(perpetual().tiedTo("1.5").license(), 1, true, at("2026-03-01"));

        assertThat(view.statusCause()).isEqualTo(Standing.Cause.VERSION_DISABLED);
        assertThat(view.statusReason()).isNull();
    }

    @Test
    void anUpgradedLicenceNamesItsSuccessor() {
        LicenseView view =
                LicenseView.of(licenseAfter(perpetual().issued(), upgraded("2026-02-01")), 2, false, at("2026-03-01"));

        assertThat(view.status()).isEqualTo(Status.UPGRADED);
        assertThat(view.successorId()).isEqualTo(SUCCESSOR);
    }
}
