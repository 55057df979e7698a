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
    private WriteSideFixture house;
    private Automations one;
    private Automations other;

    @BeforeEach
    void open() {
        house = WriteSideFixture.open(temporary.resolve("data")).withProduct();
        one = new Automations(house.dueIndex(), house.instance(), () -> Optional.of(clock.instant()));
        other = new Automations(house.dueIndex(), house.instance(), () -> Optional.of(clock.instant()));
        logged.start();
        logger().addAppender(logged);
    }

    @AfterEach
    void close() {
        one.stop();
        other.stop();
        logger().detachAppender(logged);
        house.close();
    }

    @Test
    void eachInstantIsAnnouncedOnceWhoeverFindsIt() {
        for (int i = 0; i < LICENSES; i++) {
            house.issue(licence(i), Kind.TRIAL, 1);
        }
        clock.moveTo(at("2027-01-01"));

        one.start();
        other.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> announcements() >= LICENSES);
        one.stop();
        other.stop();

        for (int i = 0; i < LICENSES; i++) {
            assertThat(house.events(licence(i)))
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
        house.issue(LICENSE, Kind.TRIAL, 1);
        clock.moveTo(at("2027-01-01"));
        List<Due> found = due();

        List<Claim> first = house.dueIndex().claim(found, clock.instant().plus(TAKEN_FOR));
        List<Claim> second = house.dueIndex().claim(found, clock.instant().plusSeconds(61));

        assertThat(first).extracting(Claim::due).containsExactlyElementsOf(found);
        assertThat(second).isEmpty();
    }

    @Test
    void whatADeadInstanceHadTakenIsDoneByAnother() {
        house.issue(LICENSE, Kind.TRIAL, 1);
        clock.moveTo(at("2027-01-01"));
        house.dueIndex().claim(due(), clock.instant().plus(TAKEN_FOR));

        assertThat(other.runDue()).isZero();
        assertThat(house.events(LICENSE)).hasSize(1);

        clock.moveTo(at("2027-01-01").plus(TAKEN_FOR));
        assertThat(other.runDue()).isEqualTo(1);
        assertThat(house.events(LICENSE)).hasSize(2).last().isInstanceOf(LicenseExpired.class);
        assertThat(due()).isEmpty();
    }

    /** It was only slow: what it had taken was done meanwhile, and is neither done again nor forgotten. */
    @Test
    void whoComesBackLateDoesNothingTwice() {
        house.issue(LICENSE, Kind.SUBSCRIPTION, 1);
        clock.moveTo(at("2026-12-18"));
        Claim late =
                house.dueIndex().claim(due(), clock.instant().plus(TAKEN_FOR)).getFirst();
        clock.moveTo(at("2026-12-18").plus(TAKEN_FOR));
        other.runDue();

        house.dueIndex().done(late.taken());
        house.dueIndex().putOff(late.taken(), at("2026-12-19"));

        clock.moveTo(at("2027-01-01"));
        assertThat(due()).extracting(Due::dueAt).containsExactly(at("2027-01-01"));
    }

    @Test
    void aSuccessorsEndGivesTheOldLicenceBackOnce() {
        house.issue(LICENSE, Kind.PERPETUAL, 2);
        house.send(new UpgradeLicense(
                LICENSE, SUCCESSOR, Kind.SUBSCRIPTION, null, span("P1Y"), null, null, at("2026-03-01")));
        house.send(new DisableLicense(SUCCESSOR, DisableCause.REVOKED, "why", at("2026-06-02")));
        clock.moveTo(at("2026-06-02"));

        one.start();
        other.start();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> house.license(LICENSE).successorId() == null);
        one.stop();
        other.stop();

        assertThat(house.events(LICENSE))
                .filteredOn(UpgradeReverted.class::isInstance)
                .hasSize(1);
        assertThat(due()).isEmpty();
    }

    /** Also what was taken when the database went away is done, and the log is not filled meanwhile. */
    @Test
    void aStoreThatIsAwayIsWaitedForQuietly() {
        house.issue(LICENSE, Kind.TRIAL, 1);
        house.sql("ALTER TABLE due RENAME TO away");
        clock.moveTo(at("2027-01-01"));

        one.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> warnings() > 0);
        house.sql("ALTER TABLE away RENAME TO due");
        await().atMost(Duration.ofSeconds(20)).until(() -> announced(LICENSE));
        one.stop();

        assertThat(warnings()).isEqualTo(1);
    }

    private static UUID licence(int number) {
        return new UUID(0x7000, number);
    }

    private long announcements() {
        return house.store().log().after(0, Integer.MAX_VALUE).stream()
                .filter(stored -> stored.type().contains("LicenseExpired"))
                .count();
    }

    private boolean announced(UUID licenseId) {
        return house.events(licenseId).stream().anyMatch(LicenseExpired.class::isInstance);
    }

    private long warnings() {
        return List.copyOf(logged.list).stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .count();
    }

    private List<Due> due() {
        return house.dueIndex().dueAt(Instant.parse("2100-01-01T00:00:00Z"), 1_000);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Automations.class);
    }
}
