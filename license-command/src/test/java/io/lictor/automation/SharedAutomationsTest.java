package io.lictor.automation;

import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.SUCCESSOR;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.lictor.automation.DueIndex.Claim;
import io.lictor.automation.DueIndex.Due;
import io.lictor.command.DisableLicense;
import io.lictor.command.UpgradeLicense;
import io.lictor.endpoint.WriteSideFixture;
import io.lictor.event.LicenseExpired;
import io.lictor.event.UpgradeReverted;
import io.lictor.value.DisableCause;
import io.lictor.value.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Automations of two instances on one store. */
class SharedAutomationsTest {

    private static final int LICENSES = 300;
    private static final Duration TAKEN_FOR = Duration.ofMinutes(1);

    @TempDir
    Path temporary;

    private final ManualClock clock = new ManualClock(at("2026-01-01"));
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private WriteSideFixture writeSide;
    private Automations one;
    private Automations other;

    @BeforeEach
    void open() {
        writeSide = WriteSideFixture.open(temporary.resolve("data")).withProduct();
        one = new Automations(writeSide.dueIndex(), writeSide.instance(), () -> Optional.of(clock.instant()));
        other = new Automations(writeSide.dueIndex(), writeSide.instance(), () -> Optional.of(clock.instant()));
        logged.start();
        logger().addAppender(logged);
    }

    @AfterEach
    void close() {
        one.stop();
        other.stop();
        logger().detachAppender(logged);
        writeSide.close();
    }

    @Test
    void eachInstantIsAnnouncedOnceWhoeverFindsIt() {
        for (int i = 0; i < LICENSES; i++) {
            writeSide.issue(licence(i), Kind.TRIAL, 1);
        }
        clock.moveTo(at("2027-01-01"));

        one.start();
        other.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> announcements() >= LICENSES);
        one.stop();
        other.stop();

        for (int i = 0; i < LICENSES; i++) {
            assertThat(writeSide.events(licence(i)))
                    .filteredOn(LicenseExpired.class::isInstance)
                    .hasSize(1);
        }
        assertThat(due()).isEmpty();
        assertThat(logged.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .isEmpty();
    }

    @Test
    void ofTwoWhoFindATaskOneGetsIt() {
        writeSide.issue(LICENSE, Kind.TRIAL, 1);
        clock.moveTo(at("2027-01-01"));
        List<Due> found = due();

        List<Claim> first = writeSide.dueIndex().claim(found, clock.instant().plus(TAKEN_FOR));
        List<Claim> second = writeSide.dueIndex().claim(found, clock.instant().plusSeconds(61));

        assertThat(first).extracting(Claim::due).containsExactlyElementsOf(found);
        assertThat(second).isEmpty();
    }

    @Test
    void whatADeadInstanceHadTakenIsDoneByAnother() {
        writeSide.issue(LICENSE, Kind.TRIAL, 1);
        clock.moveTo(at("2027-01-01"));
        writeSide.dueIndex().claim(due(), clock.instant().plus(TAKEN_FOR));

        assertThat(other.runDue()).isZero();
        assertThat(writeSide.events(LICENSE)).hasSize(1);

        clock.moveTo(at("2027-01-01").plus(TAKEN_FOR));
        assertThat(other.runDue()).isEqualTo(1);
        assertThat(writeSide.events(LICENSE)).hasSize(2).last().isInstanceOf(LicenseExpired.class);
        assertThat(due()).isEmpty();
    }

    /** It was only slow: what it had taken was done meanwhile, and is neither done again nor forgotten. */
    @Test
    void whoComesBackLateDoesNothingTwice() {
        writeSide.issue(LICENSE, Kind.SUBSCRIPTION, 1);
        clock.moveTo(at("2026-12-18"));
        Claim late = writeSide
                .dueIndex()
                .claim(due(), clock.instant().plus(TAKEN_FOR))
                .getFirst();
        clock.moveTo(at("2026-12-18").plus(TAKEN_FOR));
        other.runDue();

        writeSide.dueIndex().done(late.taken());
        writeSide.dueIndex().putOff(late.taken(), at("2026-12-19"));

        clock.moveTo(at("2027-01-01"));
        assertThat(due()).extracting(Due::dueAt).containsExactly(at("2027-01-01"));
    }

    @Test
    void aSuccessorsEndGivesTheOldLicenceBackOnce() {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 2);
        writeSide.send(new UpgradeLicense(
                LICENSE, SUCCESSOR, Kind.SUBSCRIPTION, null, span("P1Y"), null, null, at("2026-03-01")));
        writeSide.send(new DisableLicense(SUCCESSOR, DisableCause.REVOKED, "why", at("2026-06-02")));
        clock.moveTo(at("2026-06-02"));

        one.start();
        other.start();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> writeSide.license(LICENSE).successorId() == null);
        one.stop();
        other.stop();

        assertThat(writeSide.events(LICENSE))
                .filteredOn(UpgradeReverted.class::isInstance)
                .hasSize(1);
        assertThat(due()).isEmpty();
    }

    /** Also what was taken when the database went away is done, and the log is not filled meanwhile. */
    @Test
    void aStoreThatIsAwayIsWaitedForQuietly() {
        writeSide.issue(LICENSE, Kind.TRIAL, 1);
        writeSide.sql("ALTER TABLE due RENAME TO away");
        clock.moveTo(at("2027-01-01"));

        one.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> warnings() > 0);
        writeSide.sql("ALTER TABLE away RENAME TO due");
        await().atMost(Duration.ofSeconds(20)).until(() -> announced(LICENSE));
        one.stop();

        assertThat(warnings()).isEqualTo(1);
    }

    private static UUID licence(int number) {
        return new UUID(0x7000, number);
    }

    private long announcements() {
        return writeSide.store().log().after(0, Integer.MAX_VALUE).stream()
                .filter(stored -> stored.type().contains("LicenseExpired"))
                .count();
    }

    private boolean announced(UUID licenseId) {
        return writeSide.events(licenseId).stream().anyMatch(LicenseExpired.class::isInstance);
    }

    private long warnings() {
        return List.copyOf(logged.list).stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .count();
    }

    private List<Due> due() {
        return writeSide.dueIndex().dueAt(Instant.parse("2100-01-01T00:00:00Z"), 1_000);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Automations.class);
    }
}
