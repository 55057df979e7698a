package io.lictor.license;

import static io.lictor.LicenseFixture.perpetual;
import static io.lictor.LicenseFixture.subscription;
import static io.lictor.LicenseFixture.trial;
import static io.lictor.Samples.LICENSE;
import static io.lictor.Samples.at;
import static io.lictor.Samples.enabled;
import static io.lictor.Samples.licenseAfter;
import static io.lictor.Samples.revoked;
import static io.lictor.Samples.suspended;
import static io.lictor.Samples.upgraded;
import static io.lictor.Samples.upgradedUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.LicenseFixture;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.TermExtended;
import io.lictor.license.Standing.Cause;
import io.lictor.term.Span;
import io.lictor.term.Term;
import io.lictor.value.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until when a status lasts, why it is so, and the days left in grace. */
class StandingTest {

    @Test
    void aSubscriptionsStatusLastsUntilItsNextBoundary() {
        License.Issued license =
                subscription().from("2026-02-01").term("2026-02-01", "P1Y").license();

        assertThat(until(license, "2026-01-15")).isEqualTo(at("2026-02-01"));
        assertThat(until(license, "2026-02-01")).isEqualTo(at("2027-02-01"));
        assertThat(until(license, "2027-02-01")).isEqualTo(at("2027-02-15"));
        assertThat(until(license, "2027-02-15")).isNull();
    }

    @Test
    void aTrialsStatusLastsUntilItsEnd() {
        assertThat(until(trial().license(), "2026-01-15")).isEqualTo(at("2026-02-01"));
        assertThat(until(trial().license(), "2026-02-01")).isNull();
    }

    @Test
    void aPerpetualLicenceStaysAsItIs() {
        assertThat(until(perpetual().upgradesUntil("2027-01-01").license(), "2026-06-01"))
                .isNull();
    }

    @Test
    void anUpgradedLicenceStaysSoUntilItsRightReturns() {
        License.Issued upgraded = licenseAfter(perpetual().issued(), upgradedUntil("2026-09-01", "2026-03-01"));

        assertThat(until(upgraded, "2026-06-01")).isEqualTo(at("2026-09-01"));
        assertThat(until(upgraded, "2026-09-01")).isNull();
    }

    @Test
    void boundariesThatChangeNothingAreNoChange() {
        License.Issued upgraded = licenseAfter(subscription().issued(), upgraded("2026-03-01"));
        License.Issued disabled = licenseAfter(subscription().issued(), suspended("2026-03-01"));

        assertThat(until(upgraded, "2026-06-01")).isEqualTo(at("2027-01-15"));
        assertThat(until(disabled, "2026-06-01")).isNull();
        assertThat(Standing.of(subscription().license(), true, at("2026-06-01")).until())
                .isNull();
    }

    @Test
    void untilIsTheFirstLaterInstantWithAnotherStatus() {
        long seed = 20261121;
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            License.Issued license = anyLicense(random);
            boolean versionDisabled = random.nextInt(8) == 0;
            Instant at = anyInstant(random, license);
            Status now = Status.of(license, versionDisabled, at);
            Instant expected = instantsOf(license).stream()
                    .filter(later -> later.isAfter(at))
                    .filter(later -> Status.of(license, versionDisabled, later) != now)
                    .findFirst()
                    .orElse(null);

            assertThat(Standing.of(license, versionDisabled, at).until())
                    .as(() -> "seed " + seed + ": " + license + " at " + at)
                    .isEqualTo(expected);
        }
    }

    @Test
    void nothingChangesBeforeUntilAndSomethingDoesThen() {
        long seed = 42;
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            License.Issued license = anyLicense(random);
            Instant at = anyInstant(random, license);
            Standing standing = Standing.of(license, false, at);
            Instant until = standing.until();
            Instant last = until == null ? at.plus(Duration.ofDays(100_000)) : until.minusMillis(1);
            Instant between =
                    at.plusMillis(random.nextLong(Duration.between(at, last).toMillis() + 1));

            assertThat(List.of(Status.of(license, false, between), Status.of(license, false, last)))
                    .as(() -> "seed " + seed + ": " + license + " at " + at + ", " + between)
                    .containsOnly(standing.status());
            if (until != null) {
                assertThat(Status.of(license, false, until)).isNotEqualTo(standing.status());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-01T00:00:00Z, 14",
        "2027-01-01T00:00:00.001Z, 14",
        "2027-01-01T23:59:59.999Z, 14",
        "2027-01-02T00:00:00Z, 13",
        "2027-01-02T00:00:00.001Z, 13",
        "2027-01-08T12:00:00Z, 7",
        "2027-01-13T23:59:59.999Z, 2",
        "2027-01-14T00:00:00Z, 1",
        "2027-01-14T00:00:00.001Z, 1",
        "2027-01-14T23:59:59.999Z, 1",
    })
    void daysLeftInGraceAreFourteenOnTheFirstDayAndOneOnTheLast(String at, int daysLeft) {
        assertThat(Standing.of(subscription().license(), false, at(at)))
                .isEqualTo(new Standing(Status.GRACE, null, at("2027-01-15"), daysLeft));
    }

    @ParameterizedTest
    @CsvSource({"P1M, 31", "P30D, 30", "PT1H, 1", "PT24H, 1", "PT25H, 2", "P1D, 1"})
    void anotherGracePeriodBeginsWithItsOwnLength(String grace, int daysLeft) {
        assertThat(Standing.of(subscription().grace(grace).license(), false, at("2027-01-01"))
                        .graceDaysLeft())
                .isEqualTo(daysLeft);
    }

    @ParameterizedTest
    @CsvSource({"2025-12-31", "2026-06-01", "2026-12-31T23:59:59.999Z", "2027-01-15"})
    void thereAreDaysLeftInGraceOnly(String at) {
        assertThat(Standing.of(subscription().license(), false, at(at)).graceDaysLeft())
                .isNull();
    }

    @Test
    void aDisabledLicenceHasACauseAndNoOtherHas() {
        License.Issued suspended = licenseAfter(perpetual().issued(), suspended("2026-03-01"));
        License.Issued revoked = licenseAfter(perpetual().issued(), suspended("2026-03-01"), revoked("2026-04-01"));
        License.Issued again = licenseAfter(perpetual().issued(), suspended("2026-03-01"), enabled("2026-04-01"));

        assertThat(cause(suspended, false)).isEqualTo(Cause.SUSPENDED);
        assertThat(cause(revoked, false)).isEqualTo(Cause.REVOKED);
        assertThat(cause(perpetual().license(), true)).isEqualTo(Cause.VERSION_DISABLED);
        assertThat(cause(suspended, true)).isEqualTo(Cause.SUSPENDED);
        assertThat(cause(again, false)).isNull();
        assertThat(cause(again, true)).isEqualTo(Cause.VERSION_DISABLED);
        assertThat(cause(trial().license(), false)).isNull();
    }

    private static Instant until(License.Issued license, String at) {
        return Standing.of(license, false, at(at)).until();
    }

    private static Cause cause(License.Issued license, boolean versionDisabled) {
        return Standing.of(license, versionDisabled, at("2026-06-01")).cause();
    }

    /** All kinds, also such as nobody should sell: begun after their end, without grace, extended backwards. */
    private static License.Issued anyLicense(Random random) {
        LicenseFixture sale = switch (random.nextInt(4)) {
            case 0 -> perpetual();
            case 1 -> trial().until(anyDay(random));
            default ->
                subscription()
                        .autoRenew(random.nextBoolean())
                        .term(
                                anyDay(random),
                                List.of("P1Y", "P1M", "P14D", "PT12H").get(random.nextInt(4)))
                        .grace(List.of("P14D", "P0D", "PT1H", "P1M").get(random.nextInt(4)));
        };
        List<LicenseEvent> events =
                new ArrayList<>(List.of(sale.from(anyDay(random)).issued()));
        switch (random.nextInt(8)) {
            case 0 -> events.add(upgraded("2026-03-01"));
            case 1, 2 -> events.add(upgradedUntil(anyDay(random), "2026-03-01"));
            default -> {}
        }
        if (random.nextInt(10) == 0) {
            events.add(suspended("2026-03-01"));
        }
        if (sale.contents().term() != null && random.nextInt(3) == 0) {
            Term next = Term.startingAt(sale.contents().term().endsAt(), Span.parse("P1Y"));
            events.add(new LicenseRenewed(LICENSE, next, null, at("2026-03-02")));
        }
        if (sale.contents().kind() != Kind.PERPETUAL && random.nextInt(3) == 0) {
            events.add(new TermExtended(LICENSE, at(anyDay(random)), "a gesture", at("2026-03-03")));
        }
        return licenseAfter(events.toArray(LicenseEvent[]::new));
    }

    private static String anyDay(Random random) {
        return at("2025-01-01").plus(Duration.ofDays(random.nextInt(1000))).toString();
    }

    private static Instant anyInstant(Random random, License.Issued license) {
        List<Instant> instants = List.copyOf(instantsOf(license));
        return random.nextBoolean()
                ? instants.get(random.nextInt(instants.size()))
                : at(anyDay(random)).plusMillis(random.nextInt(86_400_000));
    }

    /** Each instant that is written in the licence or follows from it, with its neighbours, in order. */
    private static TreeSet<Instant> instantsOf(License.Issued license) {
        Term term = license.term();
        Stream<Instant> ends = term == null
                ? Stream.empty()
                : Stream.of(
                        term.startsAt(),
                        term.endsAt(),
                        license.policy().gracePeriod().after(term.endsAt()));
        TreeSet<Instant> instants = new TreeSet<>();
        Stream.of(
                        Stream.of(license.validFrom()),
                        Stream.ofNullable(license.validUntil()),
                        Stream.ofNullable(license.rightReturnsAt()),
                        ends)
                .flatMap(boundaries -> boundaries)
                .filter(Objects::nonNull)
                .forEach(instant -> {
                    instants.add(instant.minusMillis(1));
                    instants.add(instant);
                    instants.add(instant.plusMillis(1));
                });
        return instants;
    }
}
