package io.lictor.license;

import static io.lictor.LicenseFixture.perpetual;
import static io.lictor.LicenseFixture.subscription;
import static io.lictor.LicenseFixture.trial;
import static io.lictor.Samples.at;
import static io.lictor.Samples.bought;
import static io.lictor.Samples.canceled;
import static io.lictor.Samples.enabled;
import static io.lictor.Samples.expired;
import static io.lictor.Samples.extended;
import static io.lictor.Samples.graceStarted;
import static io.lictor.Samples.licenseAfter;
import static io.lictor.Samples.renewed;
import static io.lictor.Samples.resumed;
import static io.lictor.Samples.reverted;
import static io.lictor.Samples.revoked;
import static io.lictor.Samples.subscribed;
import static io.lictor.Samples.succession;
import static io.lictor.Samples.suspended;
import static io.lictor.Samples.upgraded;
import static io.lictor.Samples.upgradedUntil;
import static io.lictor.Samples.windowOpened;
import static io.lictor.license.Status.ACTIVE;
import static io.lictor.license.Status.CANCELED;
import static io.lictor.license.Status.DISABLED;
import static io.lictor.license.Status.EXPIRED;
import static io.lictor.license.Status.GRACE;
import static io.lictor.license.Status.PENDING;
import static io.lictor.license.Status.UPGRADED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.lictor.LicenseFixture;
import io.lictor.event.LicenseEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of statuses, row by row, and each of its instants from both sides. */
class StatusTest {

    static Stream<Arguments> rows() {
        String june = "2026-06-01";
        return Stream.of(
                row("a perpetual licence", perpetual(), june, ACTIVE),
                row("a perpetual licence, centuries later", perpetual(), "2826-06-01", ACTIVE),
                row(
                        "a perpetual licence whose upgrade period is over",
                        perpetual().upgradesUntil("2026-02-01"),
                        june,
                        ACTIVE),
                row("a perpetual licence not begun", perpetual().from("2026-07-01"), june, PENDING),
                row("a perpetual licence upgraded", perpetual(), june, UPGRADED, upgraded("2026-03-01")),
                row(
                        "a perpetual licence upgraded for a time",
                        perpetual(),
                        june,
                        UPGRADED,
                        upgradedUntil("2026-06-02", "2026-03-01")),
                row("when that time is over", perpetual(), june, ACTIVE, upgradedUntil("2026-06-01", "2026-03-01")),
                row(
                        "whose successor lasts longer meanwhile",
                        perpetual(),
                        june,
                        UPGRADED,
                        upgradedUntil("2026-06-01", "2026-03-01"),
                        succession("2027-06-01", "2026-05-01")),
                row(
                        "whose successor was revoked",
                        perpetual(),
                        june,
                        ACTIVE,
                        upgraded("2026-03-01"),
                        succession("2026-05-01", "2026-05-01")),
                row(
                        "a subscription whose successor is over",
                        subscription(),
                        "2027-01-05",
                        GRACE,
                        upgradedUntil("2026-05-01", "2026-03-01")),
                row("an upgrade reverted", perpetual(), june, ACTIVE, upgraded("2026-03-01"), reverted("2026-04-01")),
                row("an imported licence with an end", perpetual().until("2026-05-01"), june, EXPIRED),
                row("a trial", trial(), "2026-01-15", ACTIVE),
                row("a trial ended", trial(), june, EXPIRED),
                row("a trial not begun", trial().from("2026-01-20"), "2026-01-15", PENDING),
                row("a trial extended", trial(), june, ACTIVE, extended("2026-07-01", "2026-01-15")),
                row("a trial bought", trial(), june, ACTIVE, bought("2027-01-15", "2026-01-15")),
                row("a trial bought after its end", trial(), june, ACTIVE, bought("2027-05-15", "2026-05-15")),
                row("a trial subscribed", trial(), june, ACTIVE, subscribed("P1Y", "2026-01-15")),
                row(
                        "a trial bought before it began",
                        trial().from("2026-08-01").until("2026-09-01"),
                        june,
                        ACTIVE,
                        bought("2027-05-15", "2026-05-15")),
                row("a subscription", subscription(), june, ACTIVE),
                row(
                        "a subscription not begun",
                        subscription().from("2026-07-01").term("2026-07-01", "P1Y"),
                        june,
                        PENDING),
                row("a subscription sold, its term not begun", subscription().term("2026-07-01", "P1Y"), june, PENDING),
                row("a subscription canceled", subscription(), june, CANCELED, canceled("2026-02-01")),
                row(
                        "a cancellation taken back",
                        subscription(),
                        june,
                        ACTIVE,
                        canceled("2026-02-01"),
                        resumed("2026-03-01")),
                row("a partner's subscription", subscription().through("p-1").autoRenew(false), june, CANCELED),
                row("a subscription in grace", subscription(), "2027-01-05", GRACE),
                row("a canceled subscription in grace", subscription().autoRenew(false), "2027-01-05", GRACE),
                row("a subscription after grace", subscription(), "2027-02-01", EXPIRED),
                row("a subscription without grace, ended", subscription().grace("P0D"), "2027-01-05", EXPIRED),
                row(
                        "a term renewed before its end",
                        subscription(),
                        "2026-12-28",
                        ACTIVE,
                        renewed("2027-01-01", "P1Y", "2026-12-20")),
                row(
                        "a term renewed in grace",
                        subscription(),
                        "2027-02-01",
                        ACTIVE,
                        renewed("2027-01-01", "P1Y", "2027-01-05")),
                row("a term extended", subscription(), "2027-01-05", ACTIVE, extended("2027-02-01", "2026-12-20")),
                row("a term cut short", subscription(), june, EXPIRED, extended("2026-05-01", "2026-04-20")),
                row("a subscription upgraded", subscription(), june, UPGRADED, upgraded("2026-03-01")),
                row(
                        "an upgraded subscription in grace",
                        subscription(),
                        "2027-01-05",
                        UPGRADED,
                        upgraded("2026-03-01")),
                row("suspended", perpetual(), june, DISABLED, suspended("2026-03-01")),
                row("revoked", subscription(), june, DISABLED, revoked("2026-03-01")),
                row("enabled again", perpetual(), june, ACTIVE, suspended("2026-03-01"), enabled("2026-04-01")),
                row(
                        "enabled again after its end",
                        subscription(),
                        "2027-02-01",
                        EXPIRED,
                        suspended("2026-03-01"),
                        enabled("2027-01-20")),
                row(
                        "announcements make no status",
                        subscription(),
                        june,
                        ACTIVE,
                        windowOpened("2026-02-01"),
                        graceStarted("2026-03-01"),
                        expired("2026-04-01")));
    }

    private static Arguments row(String name, LicenseFixture sale, String at, Status expected, LicenseEvent... then) {
        List<LicenseEvent> events = new ArrayList<>(List.of(sale.issued()));
        events.addAll(List.of(then));
        return arguments(name, licenseAfter(events.toArray(LicenseEvent[]::new)), at(at), expected);
    }

    @ParameterizedTest(name = "{0} is {3}")
    @MethodSource("rows")
    void everyRow(String name, License.Issued license, Instant at, Status expected) {
        assertThat(Status.of(license, false, at)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is DISABLED with its version")
    @MethodSource("rows")
    void aDisabledVersionDisablesEveryLicenceTiedToIt(
            String name, License.Issued license, Instant at, Status otherwise) {
        assertThat(Status.of(license, true, at)).isEqualTo(DISABLED);
    }

    static Stream<Arguments> boundaries() {
        License.Issued canceled = subscription().autoRenew(false).license();
        License.Issued upgraded = licenseAfter(subscription().issued(), upgraded("2026-02-01"));
        return Stream.of(
                arguments("a trial's start", trial().from("2026-01-10").license(), "2026-01-10", PENDING, ACTIVE),
                arguments("a trial's end", trial().license(), "2026-02-01", ACTIVE, EXPIRED),
                arguments(
                        "a perpetual licence's start",
                        perpetual().from("2026-01-10").license(),
                        "2026-01-10",
                        PENDING,
                        ACTIVE),
                arguments("a term's start", subscription().license(), "2026-01-01", PENDING, ACTIVE),
                arguments("a canceled term's start", canceled, "2026-01-01", PENDING, CANCELED),
                arguments("a term's end", subscription().license(), "2027-01-01", ACTIVE, GRACE),
                arguments("a canceled term's end", canceled, "2027-01-01", CANCELED, GRACE),
                arguments("the end of grace", subscription().license(), "2027-01-15", GRACE, EXPIRED),
                arguments("the end of a canceled one's grace", canceled, "2027-01-15", GRACE, EXPIRED),
                arguments(
                        "the end of a month's grace",
                        subscription().grace("P1M").license(),
                        "2027-02-01",
                        GRACE,
                        EXPIRED),
                arguments(
                        "the end of a term without grace",
                        subscription().grace("P0D").license(),
                        "2027-01-01",
                        ACTIVE,
                        EXPIRED),
                arguments(
                        "the end of an hour's grace",
                        subscription().grace("PT1H").license(),
                        "2027-01-01T01:00:00Z",
                        GRACE,
                        EXPIRED),
                arguments(
                        "an upgraded one's start",
                        licenseAfter(perpetual().from("2026-03-01").issued(), upgraded("2026-02-01")),
                        "2026-03-01",
                        PENDING,
                        UPGRADED),
                arguments("an upgraded one's end", upgraded, "2027-01-15", UPGRADED, EXPIRED),
                arguments(
                        "an extended trial's end",
                        licenseAfter(trial().issued(), extended("2026-02-08", "2026-01-15")),
                        "2026-02-08",
                        ACTIVE,
                        EXPIRED),
                arguments(
                        "a renewed term's end",
                        licenseAfter(subscription().issued(), renewed("2027-01-01", "P1Y", "2026-12-20")),
                        "2028-01-01",
                        ACTIVE,
                        GRACE));
    }

    @ParameterizedTest(name = "at {0} {3} becomes {4}")
    @MethodSource("boundaries")
    void theStatusChangesAtExactlyThatInstant(
            String name, License.Issued license, String when, Status before, Status from) {
        Instant boundary = at(when);

        assertThat(Status.of(license, false, boundary.minusMillis(1))).isEqualTo(before);
        assertThat(Status.of(license, false, boundary)).isEqualTo(from);
        assertThat(Status.of(license, false, boundary.plusMillis(1))).isEqualTo(from);
    }

    @Test
    void anUpgradedSubscriptionDoesNotChangeAtItsTermsEnd() {
        License.Issued upgraded = licenseAfter(subscription().issued(), upgraded("2026-02-01"));

        assertThat(Status.of(upgraded, false, at("2027-01-01").minusMillis(1))).isEqualTo(UPGRADED);
        assertThat(Status.of(upgraded, false, at("2027-01-01"))).isEqualTo(UPGRADED);
    }

    /** Every set of rows that can hold at once: the first in the order of the domain wins. */
    @Test
    void theFirstRowThatMatchesWins() {
        Instant now = at("2027-01-05");
        int sets = 0;
        for (int bits = 0; bits < 64; bits++) {
            boolean disabled = (bits & 1) != 0;
            boolean versionDisabled = (bits & 2) != 0;
            boolean pending = (bits & 4) != 0;
            boolean upgraded = (bits & 8) != 0;
            boolean canceled = (bits & 16) != 0;
            for (Status end : List.of(ACTIVE, GRACE, EXPIRED)) {
                List<Status> matching = new ArrayList<>(List.of(ACTIVE));
                LicenseFixture sale = subscription().autoRenew(!canceled).from(pending ? "2027-01-06" : "2026-01-01");
                switch (end) {
                    case GRACE -> sale.term("2026-01-01", "P1Y");
                    case EXPIRED -> sale.term("2025-06-01", "P1Y");
                    default -> sale.term("2026-06-01", "P1Y");
                }
                List<LicenseEvent> events = new ArrayList<>(List.of(sale.issued()));
                if (canceled && end == ACTIVE) {
                    matching.addFirst(CANCELED);
                }
                if (end == GRACE) {
                    matching.addFirst(GRACE);
                }
                if (upgraded) {
                    matching.addFirst(UPGRADED);
                    events.add(upgraded("2026-07-01"));
                }
                if (pending) {
                    matching.addFirst(PENDING);
                }
                if (end == EXPIRED) {
                    matching.addFirst(EXPIRED);
                }
                if (disabled) {
                    events.add(suspended("2026-08-01"));
                }
                if (disabled || versionDisabled) {
                    matching.addFirst(DISABLED);
                }
                sets++;
                assertThat(Status.of(licenseAfter(events.toArray(LicenseEvent[]::new)), versionDisabled, now))
                        .as("of %s", matching)
                        .isEqualTo(matching.getFirst());
            }
        }
        assertThat(sets).isEqualTo(192);
    }

    @ParameterizedTest
    @CsvSource({
        "DISABLED, false, false",
        "EXPIRED, false, false",
        "PENDING, false, false",
        "UPGRADED, true, false",
        "GRACE, true, true",
        "CANCELED, true, true",
        "ACTIVE, true, true",
    })
    void whatMayBeUsedAndWhatTakesSeats(Status status, boolean usable, boolean seats) {
        assertThat(status.isUsable()).isEqualTo(usable);
        assertThat(status.countsAsSeats()).isEqualTo(seats);
    }
}
