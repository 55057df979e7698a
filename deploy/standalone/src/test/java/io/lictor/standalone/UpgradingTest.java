package io.lictor.standalone;

import static io.lictor.acceptance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.TestVendor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StartedLictor.class)
class UpgradingTest {

    private final TestVendor shop;

    UpgradingTest(TestVendor shop) {
        this.shop = shop;
    }

    private LicenseFixture upgrade(LicenseFixture license, String order) {
        Answer answer = license.command("upgrade", order).expect(201);
        return new LicenseFixture(shop.lictor(), answer.text("/successor/licenseId"), answer.text("/key"));
    }

    @Test
    void answersWithBothLicencesAndTheSuccessorsKey() {
        LicenseFixture old = shop.perpetual();

        Answer answer = old.command("upgrade", "{\"kind\": \"SUBSCRIPTION\", \"period\": \"P3Y\"}")
                .expect(201);

        assertThat(answer.text("/licenseId")).isEqualTo(old.id());
        assertThat(answer.text("/status")).isEqualTo("UPGRADED");
        assertThat(answer.number("/version")).isEqualTo(2);
        assertThat(answer.header("ETag")).isEqualTo("\"2\"");
        assertThat(answer.events()).containsExactly("LicenseUpgraded", "LicenseIssued");
        String successor = answer.text("/successor/licenseId");
        assertThat(answer.header("Location")).endsWith("/v1/licenses/" + successor);
        assertThat(answer.text("/license/successorId")).isEqualTo(successor);
        assertThat(answer.text("/successor/predecessorId")).isEqualTo(old.id());
        assertThat(answer.text("/successor/kind")).isEqualTo("SUBSCRIPTION");
        assertThat(answer.text("/successor/term/period")).isEqualTo("P3Y");
        assertThat(answer.text("/key"))
                .endsWith(answer.text("/successor/keyHint"))
                .isNotEqualTo(old.key());
    }

    @Test
    void theSuccessorTakesOverSeatsMachinesAndModules() {
        LicenseFixture old =
                shop.sold("{\"kind\": \"PERPETUAL\", \"activationLimit\": 3, \"modules\": [{\"code\": \"seg\"}]}");
        old.activate("m1").expect(201);
        old.activate("m2").expect(201);

        LicenseFixture successor = upgrade(old, "{\"kind\": \"SUBSCRIPTION\"}");

        Answer license = successor.get();
        assertThat(license.number("/activations/limit")).isEqualTo(3);
        assertThat(license.number("/activations/used")).isEqualTo(2);
        assertThat(license.texts("/modules", "code")).containsExactly("seg");
        assertThat(license.text("/customer")).isEqualTo(shop.customer());
        assertThat(successor.validate("m1").text("/code")).isEqualTo("VALID");
        successor.activate("m1").expect(200);
        successor.activate("m3").expect(201);
    }

    @Test
    void whatIsSaidOtherwiseIsNotTakenOver() {
        shop.release("2027", Instant.parse("2026-11-01T00:00:00Z")).expect(201);

        LicenseFixture successor = upgrade(shop.perpetual(), """
                {"kind": "PERPETUAL", "version": "2027", "activationLimit": 7, "modules": [{"code": "plan"}]}""");

        Answer license = successor.get();
        assertThat(license.text("/version")).isEqualTo("2027");
        assertThat(license.number("/activations/limit")).isEqualTo(7);
        assertThat(license.texts("/modules", "code")).containsExactly("plan");
    }

    @Test
    void theOldOneWorksOnItsMachinesAndTakesNoNewOne() {
        LicenseFixture old = shop.perpetual();
        old.activate("m1").expect(201);
        LicenseFixture successor = upgrade(old, "{\"kind\": \"SUBSCRIPTION\"}");

        Answer known = old.validate("m1");
        assertThat(known.at("/valid").booleanValue()).isTrue();
        assertThat(known.text("/license/status")).isEqualTo("UPGRADED");
        assertThat(known.texts("/warnings", "code")).contains("UPGRADED_TO");
        assertThat(known.body()).contains(successor.id());
        Answer unknown = old.validate("m2");
        assertThat(unknown.text("/code")).isEqualTo("MACHINE_NOT_ACTIVATED");
        assertThat(unknown.at("/reasons/0/seatFree").booleanValue()).isFalse();
        old.activate("m2").refused(409, "LICENSE_UPGRADED");
    }

    @Test
    void anUpgradedLicenceIsNotUpgradedAgain() {
        LicenseFixture old = shop.perpetual();
        LicenseFixture successor = upgrade(old, "{\"kind\": \"SUBSCRIPTION\"}");

        Answer refused = old.command("upgrade", "{\"kind\": \"SUBSCRIPTION\"}").refused(409, "LICENSE_UPGRADED");

        assertThat(refused.text("/successorId")).isEqualTo(successor.id());
    }

    @Test
    void aRefusedUpgradeChangesNeitherLicence() {
        LicenseFixture old = shop.perpetual();

        old.command("upgrade", "{\"kind\": \"PERPETUAL\", \"version\": \"2099\"}")
                .refused(404, "VERSION_NOT_FOUND");

        assertThat(old.get().text("/status")).isEqualTo("ACTIVE");
        assertThat(old.get().header("ETag")).isEqualTo("\"1\"");
        assertThat(shop.lictor().get("/v1/licenses?customer=" + shop.customer()).at("/items"))
                .hasSize(1);
    }

    @Test
    void theOldOneIsActiveAgainOnceTheSuccessorIsRevoked() {
        LicenseFixture old = shop.perpetual();
        old.activate("m1").expect(201);
        LicenseFixture successor = upgrade(old, "{\"kind\": \"SUBSCRIPTION\"}");

        successor.revoke().expect(200);

        eventually(old::get, license -> assertThat(license.text("/status")).isEqualTo("ACTIVE"));
        assertThat(old.get().has("/successorId")).isFalse();
        assertThat(types(old))
                .containsExactly("LicenseIssued", "LicenseActivated", "LicenseUpgraded", "UpgradeReverted");
        old.activate("m2").expect(201);
    }

    @Test
    void aSuspendedSuccessorMayComeBackSoNothingIsReverted() {
        LicenseFixture old = shop.perpetual();
        LicenseFixture successor = upgrade(old, "{\"kind\": \"SUBSCRIPTION\"}");
        LicenseFixture other = shop.perpetual();
        LicenseFixture otherSuccessor = upgrade(other, "{\"kind\": \"SUBSCRIPTION\"}");

        successor.suspend().expect(200);
        otherSuccessor.revoke().expect(200);

        // The automations work in order: when the later one is done, the earlier one was passed over.
        eventually(other::get, license -> assertThat(license.text("/status")).isEqualTo("ACTIVE"));
        assertThat(old.get().text("/status")).isEqualTo("UPGRADED");
    }

    @Test
    void theOldOneIsActiveAgainOnceTheSuccessorHasExpiredAndEachPassedInstantIsWrittenOnce() {
        shop.define("{\"gracePeriod\": \"PT1S\"}").expect(200);
        LicenseFixture old = shop.perpetual();
        LicenseFixture successor = upgrade(old, "{\"kind\": \"SUBSCRIPTION\", \"period\": \"PT1S\"}");

        eventually(old::get, license -> assertThat(license.text("/status")).isEqualTo("ACTIVE"));
        eventually(() -> types(successor), types -> assertThat(types).contains("LicenseExpired"));

        assertThat(successor.get().text("/status")).isEqualTo("EXPIRED");
        assertThat(types(successor))
                .containsExactlyInAnyOrder(
                        "LicenseIssued", "RenewalWindowOpened", "GracePeriodStarted", "LicenseExpired");
        assertThat(types(old)).containsExactly("LicenseIssued", "LicenseUpgraded", "UpgradeReverted");
    }

    @Test
    void aChainOfUpgradesIsRevertedLinkByLink() {
        LicenseFixture[] chain = chain();

        chain[2].revoke().expect(200);
        assertThat(statuses(chain)).containsExactly("UPGRADED", "ACTIVE", "DISABLED");

        chain[1].revoke().expect(200);
        assertThat(statuses(chain)).containsExactly("ACTIVE", "DISABLED", "DISABLED");
        eventually(() -> types(chain[0]), types -> assertThat(types).endsWith("UpgradeReverted"));
    }

    @Test
    void theMiddleOneRevokedGivesNothingBackWhileTheLastLives() {
        LicenseFixture[] chain = chain();

        chain[1].revoke().expect(200);

        assertThat(statuses(chain)).containsExactly("UPGRADED", "DISABLED", "ACTIVE");
        assertThat(seats(shop.customer(), null)).isEqualTo(2);
        chain[2].revoke().expect(200);
        assertThat(statuses(chain)).containsExactly("ACTIVE", "DISABLED", "DISABLED");
        assertThat(seats(shop.customer(), null)).isEqualTo(2);
        chain[0].activate("m1").expect(201);
    }

    @Test
    void whatComesBackIsForeseen() {
        LicenseFixture old = shop.perpetual();
        LicenseFixture successor = upgrade(old, "{\"kind\": \"SUBSCRIPTION\", \"period\": \"P30D\"}");
        String end = successor.get().text("/term/endsAt");
        Instant over = Instant.parse(end).plus(Duration.ofDays(14));

        assertThat(old.get().text("/statusUntil")).isEqualTo(over.toString());
        Answer then = at(old, over);
        assertThat(then.text("/status")).isEqualTo("ACTIVE");
        assertThat(then.has("/successorId")).isFalse();
        assertThat(then.has("/statusUntil")).isFalse();
        assertThat(at(old, over.minusMillis(1)).text("/status")).isEqualTo("UPGRADED");
        assertThat(seats(shop.customer(), over.minusMillis(1))).isEqualTo(2);
        assertThat(seats(shop.customer(), over)).isEqualTo(2);
        assertThat(listed("ACTIVE", over)).containsExactly(old.id());
        assertThat(listed("UPGRADED", over)).isEmpty();

        successor
                .command("extend-term", "{\"until\": \"%s\", \"reason\": \"late\"}".formatted(over))
                .expect(200);
        assertThat(old.get().text("/statusUntil"))
                .isEqualTo(over.plus(Duration.ofDays(14)).toString());
        assertThat(listed("UPGRADED", over)).containsExactly(old.id());
    }

    @Test
    void whatIsNoUpgradeIsRefused() {
        shop.release("2023", Instant.parse("2023-01-01T00:00:00Z")).expect(201);
        shop.release("2024", Instant.parse("2024-01-01T00:00:00Z")).expect(201);
        LicenseFixture edition = shop.sold("{\"kind\": \"PERPETUAL\", \"version\": \"2024\"}");

        Answer older = edition.command("upgrade", "{\"kind\": \"PERPETUAL\", \"version\": \"2023\"}")
                .refused(409, "NOT_AN_UPGRADE");
        assertThat(older.text("/why")).isEqualTo("OLDER_VERSION");
        assertThat(older.text("/detail")).contains("2023", "2024");
        edition.command("upgrade", "{\"kind\": \"SUBSCRIPTION\", \"version\": \"2023\"}")
                .refused(409, "NOT_AN_UPGRADE");
        shop.perpetual().command("upgrade", "{\"kind\": \"PERPETUAL\"}").refused(409, "NOT_AN_UPGRADE");
        shop.subscription().command("upgrade", "{\"kind\": \"SUBSCRIPTION\"}").refused(409, "NOT_AN_UPGRADE");
        assertThat(shop.trial()
                        .command("upgrade", "{\"kind\": \"SUBSCRIPTION\"}")
                        .refused(409, "NOT_AN_UPGRADE")
                        .text("/detail"))
                .contains("converting");
        assertThat(edition.get().text("/status")).isEqualTo("ACTIVE");
    }

    @Test
    void whatWouldChangeNothingForTheCustomerNamesTheSuccessor() {
        LicenseFixture old = shop.subscription();
        shop.release("2027", Instant.parse("2026-11-01T00:00:00Z")).expect(201);
        LicenseFixture successor = upgrade(old, "{\"kind\": \"SUBSCRIPTION\", \"version\": \"2027\"}");
        long version = old.get().number("/etag");

        for (String[] command : new String[][] {
            {"cancel-auto-renew", "{}"},
            {"resume-auto-renew", "{}"},
            {"renew", "{\"period\": \"P1Y\"}"},
            {"extend-term", "{\"until\": \"2040-01-01T00:00:00Z\", \"reason\": \"goodwill\"}"},
            {"convert", "{\"kind\": \"PERPETUAL\"}"},
            {"add-modules", "{\"modules\": [\"seg\"]}"},
            {"remove-modules", "{\"modules\": [\"seg\"]}"},
            {"extend-upgrade-period", "{\"until\": \"2040-01-01T00:00:00Z\"}"},
            {"change-activation-limit", "{\"activationLimit\": 9}"},
            {"upgrade", "{\"kind\": \"PERPETUAL\"}"},
            {"transfer", "{\"customer\": \"other\", \"keepMachines\": true}"}
        }) {
            Answer refused = old.command(command[0], command[1]).refused(409, "LICENSE_UPGRADED");
            assertThat(refused.text("/successorId")).as(command[0]).isEqualTo(successor.id());
        }
        assertThat(old.get().number("/etag")).isEqualTo(version);
        old.command("reissue-key").expect(200);
    }

    @Test
    void whatHasNotBegunIsNotGivenSooner() {
        String start = TestVendor.inDays(9).toString();
        LicenseFixture pending = shop.sold("{\"kind\": \"PERPETUAL\", \"startsAt\": \"%s\"}".formatted(start));

        LicenseFixture successor = upgrade(pending, "{\"kind\": \"SUBSCRIPTION\", \"period\": \"P1Y\"}");

        assertThat(successor.get().text("/status")).isEqualTo("PENDING");
        assertThat(successor.get().text("/term/startsAt")).isEqualTo(start);
    }

    private LicenseFixture[] chain() {
        shop.release("2027", Instant.parse("2026-11-01T00:00:00Z")).expect(201);
        LicenseFixture first = shop.perpetual();
        LicenseFixture second = upgrade(first, "{\"kind\": \"SUBSCRIPTION\"}");
        return new LicenseFixture[] {
            first, second, upgrade(second, "{\"kind\": \"SUBSCRIPTION\", \"version\": \"2027\"}")
        };
    }

    private static List<String> statuses(LicenseFixture... licenses) {
        return Stream.of(licenses).map(license -> license.get().text("/status")).toList();
    }

    private Answer at(LicenseFixture license, Instant at) {
        return shop.lictor().get(license.path() + "?at=" + at);
    }

    private long seats(String customer, Instant at) {
        return shop.lictor()
                .get("/v1/customers/" + customer + (at == null ? "" : "?at=" + at))
                .number("/seats");
    }

    private List<String> listed(String status, Instant at) {
        return shop.lictor()
                .get("/v1/licenses?customer=%s&status=%s&at=%s".formatted(shop.customer(), status, at))
                .texts("/items", "licenseId");
    }

    @Test
    void aRevertedUpgradeCanBeUpgradedAgain() {
        LicenseFixture old = shop.perpetual();
        upgrade(old, "{\"kind\": \"SUBSCRIPTION\"}").revoke().expect(200);
        eventually(old::get, license -> assertThat(license.text("/status")).isEqualTo("ACTIVE"));

        LicenseFixture successor = upgrade(old, "{\"kind\": \"SUBSCRIPTION\"}");

        assertThat(old.get().text("/successorId")).isEqualTo(successor.id());
        assertThat(successor.get().text("/status")).isEqualTo("ACTIVE");
    }

    @Test
    void everyPassedInstantOfABackdatedSubscriptionIsWrittenOnce() {
        LicenseFixture license = shop.subscriptionEnded(20);

        eventually(() -> types(license), types -> assertThat(types).contains("LicenseExpired"));

        assertThat(types(license))
                .containsExactlyInAnyOrder(
                        "LicenseIssued", "RenewalWindowOpened", "GracePeriodStarted", "LicenseExpired");
    }

    @Test
    void aTrialIsConvertedWithItsKeyAndMachines() {
        LicenseFixture trial = shop.trial();
        trial.activate("m1").expect(201);

        Answer answer = trial.command("convert", "{\"kind\": \"SUBSCRIPTION\", \"period\": \"P1Y\"}")
                .expect(200);

        assertThat(answer.events()).containsExactly("TrialConverted");
        assertThat(answer.text("/status")).isEqualTo("ACTIVE");
        Answer license = trial.get();
        assertThat(license.text("/kind")).isEqualTo("SUBSCRIPTION");
        assertThat(license.has("/validUntil")).isFalse();
        assertThat(license.text("/term/period")).isEqualTo("P1Y");
        assertThat(trial.validate("m1").text("/code")).isEqualTo("VALID");
    }

    @Test
    void aTrialBecomesPerpetual() {
        LicenseFixture trial = shop.trial();

        trial.command("convert", "{\"kind\": \"PERPETUAL\"}").expect(200);

        Answer license = trial.get();
        assertThat(license.text("/kind")).isEqualTo("PERPETUAL");
        assertThat(license.has("/validUntil")).isFalse();
        assertThat(license.has("/statusUntil")).isFalse();
    }

    @Test
    void onlyATrialIsConverted() {
        Answer refused = shop.perpetual()
                .command("convert", "{\"kind\": \"SUBSCRIPTION\"}")
                .refused(409, "NOT_A_TRIAL");

        assertThat(refused.text("/kind")).isEqualTo("PERPETUAL");
    }

    /** Of its events, without what time alone brought about. */
    private static List<String> types(LicenseFixture license) {
        return license.history()
                .valueStream()
                .filter(event -> event.has("sequence"))
                .map(event -> event.path("type").asString())
                .toList();
    }
}
