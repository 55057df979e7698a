package io.lictor.validation;

import static io.lictor.LicenseFixture.perpetual;
import static io.lictor.LicenseFixture.subscription;
import static io.lictor.LicenseFixture.trial;
import static io.lictor.Samples.SUCCESSOR;
import static io.lictor.Samples.activated;
import static io.lictor.Samples.at;
import static io.lictor.Samples.bought;
import static io.lictor.Samples.canceled;
import static io.lictor.Samples.renewed;
import static io.lictor.Samples.reverted;
import static io.lictor.Samples.suspended;
import static io.lictor.Samples.upgraded;
import static io.lictor.validation.Vendor.given;
import static io.lictor.validation.WarningCode.AUTO_RENEW_OFF;
import static io.lictor.validation.WarningCode.GRACE;
import static io.lictor.validation.WarningCode.TERM_ENDS_SOON;
import static io.lictor.validation.WarningCode.UPGRADED_TO;
import static io.lictor.validation.WarningCode.UPGRADE_PERIOD_ENDS_SOON;
import static io.lictor.validation.WarningCode.VERSION_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.LicenseFixture;
import io.lictor.event.LicenseEvent;
import io.lictor.validation.Vendor.Question;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Warnings that a customer should see in time, although the software may run. */
class WarningTest {

    private static final Question MACHINE = Question.from("m-1");

    @ParameterizedTest
    @CsvSource({
        "2026-12-31T23:59:59.999Z, ",
        "2027-01-01, 14",
        "2027-01-01T00:00:00.001Z, 14",
        "2027-01-14T23:59:59.999Z, 1",
    })
    void graceSaysHowManyDaysAreLeft(String at, Integer daysLeft) {
        List<Warning> grace = warnings(sold(subscription()), at).stream()
                .filter(warning -> warning.code() == GRACE)
                .toList();

        assertThat(grace).extracting(Warning::daysLeft).isEqualTo(daysLeft == null ? List.of() : List.of(daysLeft));
        assertThat(grace).extracting(Warning::until).allMatch(at("2027-01-15")::equals);
    }

    @Test
    void graceTellsWhatToDo() {
        assertThat(warnings(sold(subscription()), "2027-01-05"))
                .containsExactly(new Warning(
                        GRACE,
                        "The subscription has ended; the software works for 10 more days. Renew it to go on.",
                        10,
                        at("2027-01-15"),
                        null));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T23:59:59.999Z, false",
        "2026-12-02, true",
        "2026-12-31T23:59:59.999Z, true",
        "2027-01-01, false",
    })
    void aTermThatEndsWithinAMonthEndsSoon(String at, boolean warned) {
        assertThat(codes(warnings(sold(subscription()), at)).contains(TERM_ENDS_SOON))
                .isEqualTo(warned);
    }

    @Test
    void aTermThatWasRenewedEndsNoLongerSoon() {
        assertThat(warnings(sold(subscription(), renewed("2027-01-01", "P1Y", "2026-12-20")), "2026-12-25"))
                .isEmpty();
    }

    @Test
    void aTrialEndsSoonToo() {
        assertThat(warnings(sold(trial()), "2026-01-15"))
                .containsExactly(
                        new Warning(TERM_ENDS_SOON, "The term ends on 2026-02-01.", null, at("2026-02-01"), null));
    }

    @Test
    void aSubscriptionThatWillNotRenewSaysSo() {
        assertThat(warnings(sold(subscription(), canceled("2026-03-01")), "2026-06-01"))
                .containsExactly(new Warning(
                        AUTO_RENEW_OFF,
                        "Auto-renew is off: the subscription ends with its term, unless it is renewed.",
                        null,
                        at("2027-01-01"),
                        null));
        assertThat(codes(warnings(sold(subscription().through("p-1").autoRenew(false)), "2026-06-01")))
                .containsExactly(AUTO_RENEW_OFF);
        assertThat(warnings(sold(perpetual()), "2026-06-01")).isEmpty();
        assertThat(warnings(sold(trial().until("2027-01-01")), "2026-06-01")).isEmpty();
        assertThat(warnings(sold(trial(), bought("2028-01-01", "2026-01-15")), "2026-06-01"))
                .isEmpty();
    }

    @Test
    void anUpgradedLicenceNamesItsSuccessor() {
        assertThat(warnings(sold(perpetual(), upgraded("2026-03-01")), "2026-06-01"))
                .containsExactly(new Warning(
                        UPGRADED_TO,
                        "This licence was upgraded; use the key of its successor on new machines.",
                        null,
                        null,
                        SUCCESSOR));
        assertThat(warnings(sold(perpetual(), upgraded("2026-03-01"), reverted("2026-04-01")), "2026-06-01"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, true",
        "2026-02-28T23:59:59.999Z, false",
        "2026-03-30T23:59:59.999Z, true",
        "2026-03-31, false",
        "2026-06-01, false",
    })
    void anUpgradePeriodThatEndsWithinAMonthEndsSoon(String at, boolean warned) {
        assertThat(warnings(sold(perpetual().upgradesUntil("2026-03-31")), at))
                .isEqualTo(
                        warned
                                ? List.of(new Warning(
                                        UPGRADE_PERIOD_ENDS_SOON,
                                        "New releases are covered until 2026-03-31; extend the upgrade period to get later ones.",
                                        null,
                                        at("2026-03-31"),
                                        null))
                                : List.of());
    }

    @Test
    void severalWarningsComeInOneAnswer() {
        Vendor vendor = sold(subscription().autoRenew(false).upgradesUntil("2027-01-10"), upgraded("2026-06-01"));

        assertThat(codes(warnings(vendor, "2026-12-20")))
                .containsExactly(TERM_ENDS_SOON, AUTO_RENEW_OFF, UPGRADED_TO, UPGRADE_PERIOD_ENDS_SOON);
        assertThat(codes(warnings(sold(subscription().autoRenew(false)), "2027-01-05")))
                .containsExactly(GRACE, AUTO_RENEW_OFF);
    }

    @Test
    void aVersionThatWasNeverPublishedAndSaysNoDateIsWarnedOf() {
        Vendor vendor = sold(perpetual().upgradesUntil("2026-03-31"));

        ValidationResult result = vendor.when(MACHINE.version("9.9"), "2026-06-01");

        assertThat(result.valid()).isTrue();
        assertThat(codes(result.warnings())).containsExactly(VERSION_UNKNOWN);
        assertThat(result.warnings().getFirst().detail()).startsWith("Version 9.9 was never published");
        assertThat(vendor.when(MACHINE.version("9.9").releasedAt("2026-01-01"), "2026-06-01")
                        .warnings())
                .isEmpty();
    }

    @Test
    void aRefusalHasNoWarnings() {
        Vendor vendor = sold(subscription().autoRenew(false), upgraded("2026-06-01"));

        assertThat(vendor.when(Question.from("m-2"), "2026-12-20").warnings()).isEmpty();
        assertThat(vendor.when(MACHINE.wants("seg"), "2026-12-20").warnings()).isEmpty();
        assertThat(vendor.and(suspended("2026-12-01"))
                        .when(MACHINE, "2026-12-20")
                        .warnings())
                .isEmpty();
    }

    private static Vendor sold(LicenseFixture sale, LicenseEvent... then) {
        return given(sale.issued(), activated("m-1", "2026-01-02")).and(then);
    }

    private static List<Warning> warnings(Vendor vendor, String at) {
        ValidationResult result = vendor.when(MACHINE, at);
        assertThat(result.valid()).isTrue();
        return result.warnings();
    }

    private static List<WarningCode> codes(List<Warning> warnings) {
        return warnings.stream().map(Warning::code).toList();
    }
}
