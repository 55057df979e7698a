package io.lictor.automation;

import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.OTHER;
import static io.lictor.spec.Samples.PRODUCT;
import static io.lictor.spec.Samples.SUCCESSOR;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.justBefore;
import static io.lictor.spec.Samples.span;
import static io.lictor.spec.Samples.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lictor.automation.DueIndex.Due;
import io.lictor.automation.DueIndex.Task;
import io.lictor.command.CancelAutoRenew;
import io.lictor.command.DisableLicense;
import io.lictor.command.EnableLicense;
import io.lictor.command.ReleaseProductVersion;
import io.lictor.command.RenewLicense;
import io.lictor.command.UpgradeLicense;
import io.lictor.endpoint.WriteSideFixture;
import io.lictor.event.AutoRenewCanceled;
import io.lictor.event.GracePeriodStarted;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseExpired;
import io.lictor.event.LicenseUpgraded;
import io.lictor.event.RenewalWindowOpened;
import io.lictor.event.SuccessionChanged;
import io.lictor.event.UpgradeReverted;
import io.lictor.store.axon.AxonEventStore;
import io.lictor.value.DisableCause;
import io.lictor.value.Kind;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks of the service on the real store, with a clock moved by hand. */
class AutomationsTest {

    @TempDir
    Path temporary;

    private final ManualClock clock = new ManualClock(at("2026-01-01"));
    private WriteSideFixture writeSide;
    private Automations automations;

    @BeforeEach
    void open() {
        writeSide = WriteSideFixture.open(temporary.resolve("data")).withProduct();
        automations = automations(clock);
    }

    @AfterEach
    void close() {
        writeSide.close();
    }

    @Test
    void writesEachInstantOnceWhenItPasses() {
        writeSide.issue(LICENSE, Kind.SUBSCRIPTION, 2);

        runTwice(justBefore("2026-12-18"));
        assertThat(announced(LICENSE)).isEmpty();
        runTwice(at("2026-12-18"));
        assertThat(announced(LICENSE)).containsExactly(windowOpened("2026-12-18", "2026-12-18"));
        runTwice(at("2027-01-01"));
        runTwice(justBefore("2027-01-15"));
        assertThat(announced(LICENSE))
                .containsExactly(windowOpened("2026-12-18", "2026-12-18"), graceStarted("2027-01-01", "2027-01-01"));
        runTwice(at("2027-01-15"));
        assertThat(announced(LICENSE)).hasSize(3).endsWith(expired("2027-01-15", "2027-01-15"));
        assertThat(due()).isEmpty();
    }

    @Test
    void writesNothingAgainAfterOpeningTheStoreAgain() {
        writeSide.issue(LICENSE, Kind.SUBSCRIPTION, 2);
        runTwice(at("2027-01-01"));
        reopen();
        runTwice(at("2027-01-01"));

        assertThat(announced(LICENSE)).hasSize(2);
        assertThat(due()).containsExactly("ANNOUNCE_PASSED_INSTANTS " + at("2027-01-15"));
    }

    @Test
    void afterALongStopWritesAllThatPassedInOrder() {
        writeSide.issue(LICENSE, Kind.SUBSCRIPTION, 2);
        reopen();
        runTwice(at("2030-01-01"));

        assertThat(announced(LICENSE))
                .containsExactly(
                        windowOpened("2026-12-18", "2030-01-01"),
                        graceStarted("2027-01-01", "2030-01-01"),
                        expired("2027-01-15", "2030-01-01"));
        assertThat(due()).isEmpty();
    }

    @Test
    void aRenewedTermMovesWhatIsDue() {
        writeSide.issue(LICENSE, Kind.SUBSCRIPTION, 2);
        runTwice(at("2026-12-18"));
        writeSide.send(new RenewLicense(LICENSE, new RenewLicense.Paid.For(span("P1Y")), null, at("2026-12-20")));

        assertThat(due()).containsExactly("ANNOUNCE_PASSED_INSTANTS " + at("2027-12-18"));
        runTwice(at("2027-02-01"));
        assertThat(announced(LICENSE)).hasSize(1);
    }

    @Test
    void whatNeverEndsIsNotInTheIndex() {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 2);

        assertThat(due()).isEmpty();
    }

    @Test
    void aChangeThatMovesNoInstantLeavesTheIndexAlone() {
        writeSide.issue(LICENSE, Kind.SUBSCRIPTION, 2);
        List<String> before = due();
        writeSide.send(new CancelAutoRenew(LICENSE, at("2026-03-01")));

        assertThat(due()).isEqualTo(before).hasSize(1);
    }

    @Test
    void aSuspendedLicenceIsSilentUntilEnabled() {
        writeSide.issue(LICENSE, Kind.SUBSCRIPTION, 2);
        writeSide.send(disable(LICENSE, DisableCause.SUSPENDED, "2026-06-01"));
        assertThat(due()).isEmpty();
        runTwice(at("2027-01-02"));
        assertThat(announced(LICENSE)).isEmpty();

        writeSide.send(new EnableLicense(LICENSE, at("2027-01-03")));
        runTwice(at("2027-01-03"));
        assertThat(announced(LICENSE))
                .containsExactly(windowOpened("2026-12-18", "2027-01-03"), graceStarted("2027-01-01", "2027-01-03"));
    }

    @Test
    void aRevokedSuccessorGivesTheOldLicenceBackOnce() {
        upgrade(LICENSE, SUCCESSOR);
        runTwice(at("2026-06-01"));
        assertThat(writeSide.license(LICENSE).successorId()).isEqualTo(SUCCESSOR);

        writeSide.send(disable(SUCCESSOR, DisableCause.REVOKED, "2026-06-02"));
        runTwice(at("2026-06-02"));

        assertThat(reverted(LICENSE)).containsExactly(new UpgradeReverted(LICENSE, SUCCESSOR, at("2026-06-02")));
        assertThat(writeSide.license(LICENSE).successorId()).isNull();
        assertThat(due()).isEmpty();
    }

    @Test
    void anExpiredSuccessorGivesTheOldLicenceBackOnce() {
        upgrade(LICENSE, SUCCESSOR);
        runTwice(justBefore("2027-03-15"));
        assertThat(reverted(LICENSE)).isEmpty();

        runTwice(at("2027-03-15"));
        reopen();
        runTwice(at("2027-03-15"));

        assertThat(reverted(LICENSE)).containsExactly(new UpgradeReverted(LICENSE, SUCCESSOR, at("2027-03-15")));
        assertThat(due()).isEmpty();
    }

    @Test
    void aSuspendedSuccessorGivesNothingBack() {
        upgrade(LICENSE, SUCCESSOR);
        writeSide.send(disable(SUCCESSOR, DisableCause.SUSPENDED, "2026-06-02"));
        runTwice(at("2026-06-02"));

        assertThat(reverted(LICENSE)).isEmpty();
    }

    @Test
    void aChainOfUpgradesComesBackFromItsEndOnly() {
        upgrade(LICENSE, SUCCESSOR);
        writeSide.send(new ReleaseProductVersion(PRODUCT, "2026", at("2026-08-01"), at("2026-08-01")));
        writeSide.send(new UpgradeLicense(
                SUCCESSOR, OTHER, Kind.SUBSCRIPTION, "2026", span("P3Y"), null, null, at("2026-09-01")));
        runTwice(at("2028-01-01"));
        assertThat(reverted(LICENSE)).isEmpty();
        assertThat(reverted(SUCCESSOR)).isEmpty();

        writeSide.send(disable(OTHER, DisableCause.REVOKED, "2028-01-02"));
        runTwice(at("2028-01-02"));
        assertThat(reverted(SUCCESSOR)).hasSize(1);
        assertThat(reverted(LICENSE)).hasSize(1);
        assertThat(due()).isEmpty();
    }

    /** The middle one ends later than the last: the first comes back with it. */
    @Test
    void aChainComesBackLinkByLinkWhateverEndsFirst() {
        upgrade(LICENSE, SUCCESSOR);
        writeSide.send(new ReleaseProductVersion(PRODUCT, "2026", at("2026-03-01"), at("2026-03-01")));
        writeSide.send(new UpgradeLicense(
                SUCCESSOR, OTHER, Kind.SUBSCRIPTION, "2026", span("P1M"), null, null, at("2026-04-01")));

        runTwice(justBefore("2026-05-15"));
        assertThat(reverted(SUCCESSOR)).isEmpty();
        runTwice(at("2026-05-15"));
        assertThat(reverted(SUCCESSOR)).containsExactly(new UpgradeReverted(SUCCESSOR, OTHER, at("2026-05-15")));
        runTwice(justBefore("2027-03-15"));
        assertThat(reverted(LICENSE)).isEmpty();
        runTwice(at("2027-03-15"));
        assertThat(reverted(LICENSE)).containsExactly(new UpgradeReverted(LICENSE, SUCCESSOR, at("2027-03-15")));
        assertThat(due()).isEmpty();
    }

    @Test
    void theMiddleOneRevokedGivesNothingBackWhileTheLastLives() {
        upgrade(LICENSE, SUCCESSOR);
        writeSide.send(new ReleaseProductVersion(PRODUCT, "2026", at("2026-03-01"), at("2026-03-01")));
        writeSide.send(new UpgradeLicense(
                SUCCESSOR, OTHER, Kind.SUBSCRIPTION, "2026", span("P3Y"), null, null, at("2026-04-01")));
        writeSide.send(disable(SUCCESSOR, DisableCause.REVOKED, "2026-06-02"));

        runTwice(at("2028-01-01"));

        assertThat(reverted(LICENSE)).isEmpty();
        assertThat(writeSide.license(LICENSE).successorAt(at("2028-01-01"))).isEqualTo(SUCCESSOR);
    }

    /** As an older release left it: the old licence does not know when the new one ends, only the index does. */
    @Test
    void atTheStartUpgradesOfOlderReleasesLearnWhenTheyEnd() {
        leftByAnOlderRelease();
        clock.moveTo(at("2026-06-01"));

        automations.start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> writeSide.license(LICENSE).rightReturnsAt() != null);
        automations.stop();
        automations = automations(clock);

        assertThat(writeSide.events(LICENSE))
                .endsWith(new SuccessionChanged(LICENSE, at("2027-03-15"), at("2026-06-01")));
        assertThat(due())
                .contains("RECORD_REVERTED_UPGRADE " + at("2027-03-15"))
                .noneMatch(row -> row.startsWith("REVERT"));
        runTwice(at("2027-03-15"));
        assertThat(reverted(LICENSE)).containsExactly(new UpgradeReverted(LICENSE, SUCCESSOR, at("2027-03-15")));
    }

    @Test
    void orWhenTheyEnd() {
        leftByAnOlderRelease();

        runTwice(at("2027-04-01"));

        assertThat(reverted(LICENSE)).containsExactly(new UpgradeReverted(LICENSE, SUCCESSOR, at("2027-04-01")));
        assertThat(due()).isEmpty();
    }

    private void leftByAnOlderRelease() {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 2);
        AxonEventStore.over(writeSide.store())
                .publish(
                        new GenericDomainEventMessage<>(
                                "LicenseAggregate",
                                LICENSE.toString(),
                                1,
                                new LicenseUpgraded(LICENSE, SUCCESSOR, null, at("2026-03-01"))),
                        new GenericDomainEventMessage<>(
                                "LicenseAggregate",
                                SUCCESSOR.toString(),
                                0,
                                subscription()
                                        .from("2026-03-01")
                                        .term("2026-03-01", "P1Y")
                                        .as(SUCCESSOR)
                                        .replacing(LICENSE)
                                        .issued()));
        writeSide.sql("INSERT INTO due (license_id, task, due_at) VALUES ('" + SUCCESSOR + "', 'REVERT_UPGRADE', "
                + at("2027-03-15").toEpochMilli() + ")");
        reopen();
    }

    @Test
    void aFailingTaskIsPutOffAndBlocksNoOther() {
        writeSide.issue(LICENSE, Kind.SUBSCRIPTION, 2);
        writeSide.issue(OTHER, Kind.SUBSCRIPTION, 2);
        UUID broken = brokenLicence("2026-12-18");

        clock.moveTo(at("2026-12-18"));
        assertThat(automations.runDue()).isEqualTo(3);

        assertThat(announced(LICENSE)).hasSize(1);
        assertThat(announced(OTHER)).hasSize(1);
        assertThat(dueOf(broken)).containsExactly("ANNOUNCE_PASSED_INSTANTS " + at("2026-12-18T00:01:00Z"));
        assertThat(automations.runDue()).isZero();
        clock.moveTo(at("2026-12-18T00:01:00Z"));
        assertThat(automations.runDue()).isEqualTo(1);
        assertThat(dueOf(broken)).containsExactly("ANNOUNCE_PASSED_INSTANTS " + at("2026-12-18T00:02:00Z"));
    }

    @Test
    void whatTheLicenceHasMovedIsNotPutOff() {
        writeSide.issue(LICENSE, Kind.SUBSCRIPTION, 2);
        Due stale = new Due(LICENSE, Task.ANNOUNCE_PASSED_INSTANTS, at("2026-12-18"));
        runTwice(at("2026-12-18"));

        writeSide.dueIndex().putOff(stale, at("2026-12-18T00:01:00Z"));
        writeSide.dueIndex().done(stale);

        assertThat(due()).containsExactly("ANNOUNCE_PASSED_INSTANTS " + at("2027-01-01"));
    }

    @Test
    void whatTheLicenceHasTakenAwayIsNotPutBack() {
        writeSide.issue(LICENSE, Kind.SUBSCRIPTION, 2);
        Due stale = new Due(LICENSE, Task.ANNOUNCE_PASSED_INSTANTS, at("2026-12-18"));
        writeSide.send(disable(LICENSE, DisableCause.REVOKED, "2026-12-01"));

        writeSide.dueIndex().putOff(stale, at("2026-12-18T00:01:00Z"));

        assertThat(due()).isEmpty();
    }

    @Test
    void aClockSetBackUnderATaskDoesNotMakeItForgotten() {
        writeSide.issue(LICENSE, Kind.SUBSCRIPTION, 2);
        automations = automations(inTurn(at("2026-12-18"), justBefore("2026-12-18")));

        automations.runDue();

        assertThat(announced(LICENSE)).containsExactly(windowOpened("2026-12-18", "2026-12-18"));
    }

    @Test
    void announcesNothingWhileTheClockIsDoubted() {
        writeSide.issue(LICENSE, Kind.SUBSCRIPTION, 2);
        clock.moveTo(at("2028-12-18"));
        automations = new Automations(writeSide.dueIndex(), writeSide.gateway(), Optional::empty);
        automations.runDue();
        assertThat(announced(LICENSE)).isEmpty();

        Iterator<Optional<Instant>> leaps =
                List.of(Optional.of(clock.instant()), Optional.<Instant>empty()).iterator();
        automations = new Automations(writeSide.dueIndex(), writeSide.gateway(), leaps::next);
        automations.runDue();
        assertThat(announced(LICENSE)).isEmpty();

        automations = automations(clock);
        automations.runDue();
        assertThat(announced(LICENSE)).hasSize(3);
    }

    @Test
    void moreThanOneLookShowsIsDoneAllTheSame() {
        for (int i = 0; i < 110; i++) {
            writeSide.issue(new UUID(0x7000, i), Kind.TRIAL, 1);
        }
        clock.moveTo(at("2027-01-01"));

        assertThat(automations.runDue()).isEqualTo(100);
        assertThat(automations.runDue()).isEqualTo(10);
        assertThat(due()).isEmpty();
    }

    @Test
    void runsByItselfOnceStartedAndNotAfterItsStop() {
        writeSide.issue(LICENSE, Kind.TRIAL, 2);
        clock.moveTo(at("2026-06-01"));

        automations.start();
        assertThat(automations.isRunning()).isTrue();
        await().atMost(Duration.ofSeconds(20)).until(() -> !announced(LICENSE).isEmpty());
        automations.stop();

        assertThat(automations.isRunning()).isFalse();
        assertThat(announced(LICENSE)).containsExactly(expired("2026-01-31", "2026-06-01"));
    }

    /** A licence in the index that can't be loaded: its history does not begin with a sale. */
    private UUID brokenLicence(String dueAt) {
        UUID broken = UUID.fromString("019a0000-0000-7000-8000-00000000bad0");
        writeSide.store().write(connection -> {
            try (var insert =
                    connection.prepareStatement("INSERT INTO due (license_id, task, due_at) VALUES (?, ?, ?)")) {
                insert.setString(1, broken.toString());
                insert.setString(2, "ANNOUNCE_PASSED_INSTANTS");
                insert.setLong(3, at(dueAt).toEpochMilli());
                insert.executeUpdate();
            }
        });
        var message = new GenericDomainEventMessage<>(
                "LicenseAggregate", broken.toString(), 0, new AutoRenewCanceled(broken, at("2026-01-01")));
        AxonEventStore.over(writeSide.store()).publish(message);
        return broken;
    }

    private void upgrade(UUID old, UUID successor) {
        writeSide.issue(old, Kind.PERPETUAL, 2);
        writeSide.send(
                new UpgradeLicense(old, successor, Kind.SUBSCRIPTION, null, span("P1Y"), null, null, at("2026-03-01")));
    }

    private static DisableLicense disable(UUID licenseId, DisableCause cause, String when) {
        return new DisableLicense(licenseId, cause, "why", at(when));
    }

    private Automations automations(InstantSource source) {
        return new Automations(writeSide.dueIndex(), writeSide.gateway(), () -> Optional.of(source.instant()));
    }

    private static InstantSource inTurn(Instant... instants) {
        Iterator<Instant> next = Arrays.asList(instants).iterator();
        return next::next;
    }

    private void runTwice(Instant now) {
        clock.moveTo(now);
        for (int i = 0; i < 2; i++) {
            while (automations.runDue() > 0) {
                // what one task makes due is done too
            }
        }
    }

    private void reopen() {
        writeSide.close();
        writeSide = WriteSideFixture.open(temporary.resolve("data"));
        automations = automations(clock);
    }

    private List<LicenseEvent> announced(UUID licenseId) {
        return writeSide.events(licenseId).stream()
                .filter(event -> event instanceof RenewalWindowOpened
                        || event instanceof GracePeriodStarted
                        || event instanceof LicenseExpired)
                .map(LicenseEvent.class::cast)
                .toList();
    }

    private List<UpgradeReverted> reverted(UUID licenseId) {
        return writeSide.events(licenseId).stream()
                .filter(UpgradeReverted.class::isInstance)
                .map(UpgradeReverted.class::cast)
                .toList();
    }

    private List<String> due() {
        return rows("SELECT task, due_at FROM due ORDER BY due_at");
    }

    private List<String> dueOf(UUID licenseId) {
        return rows("SELECT task, due_at FROM due WHERE license_id = '" + licenseId + "'");
    }

    private List<String> rows(String query) {
        return writeSide.store().read(connection -> {
            try (var statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                List<String> due = new ArrayList<>();
                while (rows.next()) {
                    due.add(rows.getString(1) + " " + Instant.ofEpochMilli(rows.getLong(2)));
                }
                return due;
            }
        });
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
