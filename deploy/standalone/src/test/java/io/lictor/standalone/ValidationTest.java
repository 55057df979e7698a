package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.TestVendor;
import io.lictor.key.KeyRing;
import io.lictor.key.KeySecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row of the table of validation codes, and each warning. */
@ExtendWith(StartedLictor.class)
class ValidationTest {

    private final TestVendor shop;

    ValidationTest(TestVendor shop) {
        this.shop = shop;
    }

    private Answer validate(String json) {
        return shop.lictor().post("/v1/client/validate", json);
    }

    private static void assertRefused(Answer result, String code) {
        assertThat(result.at("/valid").booleanValue()).as(result.toString()).isFalse();
        assertThat(result.text("/code")).as(result.toString()).isEqualTo(code);
        assertThat(result.text("/reasons/0/code")).isEqualTo(code);
        result.at("/reasons").forEach(reason -> {
            assertThat(reason.path("detail").asString()).as(result.toString()).isNotBlank();
            assertThat(reason.path("remedy").asString()).as(result.toString()).isNotBlank();
        });
        assertThat(result.at("/warnings")).as(result.toString()).isEmpty();
        assertThat(result.instant("/checkedAt")).isNotNull();
    }

    private static void assertCausedBy(Answer result, long sequence, String type) {
        assertThat(result.text("/reasons/0/event/type")).as(result.toString()).isEqualTo(type);
        assertThat(result.number("/reasons/0/event/sequence"))
                .as(result.toString())
                .isEqualTo(sequence);
        assertThat(result.instant("/reasons/0/event/at")).isBetween(TestVendor.daysAgo(1), TestVendor.inDays(1));
    }

    @Test
    void valid() {
        shop.release("2.0", TestVendor.daysAgo(1)).expect(201);
        LicenseFixture license = shop.sold("""
                {"kind": "SUBSCRIPTION", "period": "P1Y", "activationLimit": 2, "modules": [{"code": "seg"}]}""");
        license.activate("m1").expect(201);

        Answer result = license.validate(
                "m1", "{\"product\": \"%s\", \"version\": \"2.0\", \"modules\": [\"seg\"]}".formatted(shop.product()));

        assertThat(result.at("/valid").booleanValue()).isTrue();
        assertThat(result.text("/code")).isEqualTo("VALID");
        assertThat(result.at("/reasons")).isEmpty();
        assertThat(result.at("/warnings")).isEmpty();
        assertThat(result.instant("/checkedAt")).isBetween(TestVendor.daysAgo(1), TestVendor.now());
        assertThat(result.text("/license/licenseId")).isEqualTo(license.id());
        assertThat(result.text("/license/status")).isEqualTo("ACTIVE");
        assertThat(result.number("/license/activations/limit")).isEqualTo(2);
        assertThat(result.number("/license/activations/used")).isEqualTo(1);
        assertThat(result.texts("/license/modules")).containsExactly("seg");
        assertThat(result.instant("/license/term/endsAt")).isAfter(TestVendor.inDays(360));
    }

    @Test
    void validWithTheKeyAsCredential() {
        LicenseFixture license = shop.perpetual();
        license.activate("m1").expect(201);

        Answer result = shop.lictor()
                .call("POST", "/v1/client/validate")
                .header("Authorization", "License " + license.key())
                .json("{\"fingerprint\": \"m1\"}")
                .send()
                .expect(200);

        assertThat(result.text("/code")).isEqualTo("VALID");
    }

    @Test
    void readsAKeyAsPeopleTypeIt() {
        LicenseFixture license = shop.perpetual();
        license.activate("m1").expect(201);
        String key = license.key();

        for (String typed : new String[] {
            key.toLowerCase(java.util.Locale.ROOT),
            key.replace("-", ""),
            key.replace("-", " "),
            "  " + key + "\u00a0",
            key.replace('1', 'I').replace('0', 'O'),
            key.replace('1', 'l').replace('0', 'o'),
            key.replace("-", "–")
        }) {
            assertThat(license.withKey(typed).validate("m1").text("/code"))
                    .as(typed)
                    .isEqualTo("VALID");
        }
    }

    @Test
    void keyMalformed() {
        String key = shop.perpetual().key();
        String swapped = swapTwoNeighbours(key);

        for (String typed : new String[] {swapped, key.substring(0, 28), key + "0", "hello", "U" + key.substring(1)}) {
            Answer result = validate("{\"key\": \"%s\", \"fingerprint\": \"m1\"}".formatted(typed))
                    .expect(200);
            assertRefused(result, "KEY_MALFORMED");
            assertThat(result.has("/license")).isFalse();
        }
    }

    private static String swapTwoNeighbours(String key) {
        for (int i = 0; i + 1 < key.length(); i++) {
            char a = key.charAt(i);
            char b = key.charAt(i + 1);
            if (a != '-' && b != '-' && a != b) {
                return key.substring(0, i) + b + a + key.substring(i + 2);
            }
        }
        throw new AssertionError("No two neighbours differ");
    }

    @Test
    void licenseNotFound() {
        KeyRing otherVendor = new KeyRing(new KeySecrets("1", Map.of("1", new byte[32]), new byte[32]));
        String unknown = otherVendor.derive(UUID.randomUUID(), 1).formatted();

        assertRefused(
                validate("{\"key\": \"%s\", \"fingerprint\": \"m1\"}".formatted(unknown))
                        .expect(200),
                "LICENSE_NOT_FOUND");
    }

    @Test
    void licenseDisabled() {
        LicenseFixture license = shop.perpetual();
        license.activate("m1").expect(201);
        license.suspend().expect(200);

        Answer result = license.validate("m1");

        assertRefused(result, "LICENSE_DISABLED");
        assertCausedBy(result, 3, "LicenseDisabled");
        assertThat(result.text("/license/statusCause")).isEqualTo("SUSPENDED");
    }

    @Test
    void licenseExpired() {
        LicenseFixture license = shop.subscriptionEnded(10);
        license.activate("m1").expect(201);
        LicenseFixture extended = shop.subscription();
        long version = extended.command(
                        "extend-term", "{\"until\": \"%s\", \"reason\": \"goodwill\"}".formatted(TestVendor.inDays(90)))
                .expect(200)
                .number("/version");

        Answer result = license.validate("m1", "{\"at\": \"%s\"}".formatted(TestVendor.inDays(5)));
        Answer later = extended.validate("m1", "{\"at\": \"%s\"}".formatted(TestVendor.inDays(200)));

        assertRefused(result, "LICENSE_EXPIRED");
        assertCausedBy(result, 1, "LicenseIssued");
        assertRefused(later, "LICENSE_EXPIRED");
        assertCausedBy(later, version, "TermExtended");
    }

    @Test
    void licensePending() {
        LicenseFixture license =
                shop.sold("{\"kind\": \"PERPETUAL\", \"startsAt\": \"%s\"}".formatted(TestVendor.inDays(2)));

        Answer result = license.validate("m1");

        assertRefused(result, "LICENSE_PENDING");
        assertCausedBy(result, 1, "LicenseIssued");
    }

    @Test
    void machineNotActivated() {
        LicenseFixture license = shop.sold("{\"kind\": \"PERPETUAL\", \"activationLimit\": 1}");

        Answer free = license.validate("m1");
        license.activate("m2").expect(201);
        Answer full = license.validate("m1");

        assertRefused(free, "MACHINE_NOT_ACTIVATED");
        assertThat(free.at("/reasons/0/seatFree").booleanValue()).isTrue();
        assertCausedBy(free, 1, "LicenseIssued");
        assertRefused(full, "MACHINE_NOT_ACTIVATED");
        assertThat(full.at("/reasons/0/seatFree").booleanValue()).isFalse();
    }

    @Test
    void aMachineThatWasFreedIsToldByWhichEvent() {
        LicenseFixture license = shop.perpetual();
        license.activate("m1").expect(201);
        license.deactivate("m1").expect(200);

        Answer result = license.validate("m1");

        assertRefused(result, "MACHINE_NOT_ACTIVATED");
        assertCausedBy(result, 3, "MachineDeactivated");
    }

    @Test
    void productMismatch() {
        LicenseFixture license = shop.perpetual();
        license.activate("m1").expect(201);

        Answer result = license.validate("m1", "{\"product\": \"another-product\"}");

        assertRefused(result, "PRODUCT_MISMATCH");
        assertThat(result.text("/reasons/0/detail")).contains(shop.product());
        assertCausedBy(result, 1, "LicenseIssued");
    }

    @Test
    void versionDisabled() {
        shop.release("1.5", Instant.parse("2025-11-11T00:00:00Z")).expect(201);
        shop.disableVersion("1.5").expect(200);
        LicenseFixture license = shop.perpetual();
        license.activate("m1").expect(201);

        Answer result = license.validate("m1", "{\"version\": \"1.5\"}");

        assertRefused(result, "VERSION_DISABLED");
        assertCausedBy(result, 3, "ProductVersionDisabled");
        assertThat(license.validate("m1", "{\"version\": \"1.4\"}").text("/code"))
                .isEqualTo("VALID");
    }

    /** The example of the HTTP contract, word for word. */
    @Test
    void upgradePeriodEnded() {
        shop.release("1.5", Instant.parse("2026-02-01T00:00:00Z")).expect(201);
        shop.release("1.4", Instant.parse("2025-06-01T00:00:00Z")).expect(201);
        shop.release("2.0", Instant.parse("2026-11-11T00:00:00Z")).expect(201);
        LicenseFixture license = shop.sold("""
                {"kind": "PERPETUAL", "startsAt": "2025-03-31T00:00:00Z", "upgradePeriod": "P1Y", "activationLimit": 2,
                 "modules": [{"code": "seg"}]}""");
        license.activate("m1").expect(201);

        Answer result = license.validate("m1", "{\"version\": \"2.0\"}");

        assertRefused(result, "UPGRADE_PERIOD_ENDED");
        assertCausedBy(result, 1, "LicenseIssued");
        assertThat(result.text("/reasons/0/detail"))
                .isEqualTo("Release 2.0 of 2026-11-11 came after the upgrade period ended on 2026-03-31.");
        assertThat(result.text("/reasons/0/remedy")).isEqualTo("Install 1.5 or older, or extend the upgrade period.");
        assertThat(result.text("/reasons/0/upgradesUntil")).isEqualTo("2026-03-31T00:00:00Z");
        assertThat(result.text("/reasons/0/newestCoveredVersion")).isEqualTo("1.5");
        assertThat(result.text("/license/status")).isEqualTo("ACTIVE");
        assertThat(result.number("/license/activations/limit")).isEqualTo(2);
        assertThat(result.number("/license/activations/used")).isEqualTo(1);
        assertThat(result.texts("/license/modules")).containsExactly("seg");
        assertThat(result.text("/license/upgradesUntil")).isEqualTo("2026-03-31T00:00:00Z");
        assertThat(license.validate("m1", "{\"version\": \"1.5\"}").text("/code"))
                .isEqualTo("VALID");

        license.command("extend-upgrade-period", "{\"until\": \"2027-01-01T00:00:00Z\"}")
                .expect(200);
        assertThat(license.validate("m1", "{\"version\": \"2.0\"}").text("/code"))
                .isEqualTo("VALID");
    }

    @Test
    void theReleaseDateMayComeFromTheSoftware() {
        LicenseFixture license = shop.sold("""
                {"kind": "PERPETUAL", "startsAt": "2025-03-31T00:00:00Z", "upgradePeriod": "P1Y"}""");
        license.activate("m1").expect(201);

        String lastInstant = "{\"version\": \"9\", \"releasedAt\": \"2026-03-30T23:59:59.999Z\"}";
        String end = "{\"version\": \"9\", \"releasedAt\": \"2026-03-31T00:00:00Z\"}";

        assertThat(license.validate("m1", lastInstant).text("/code")).isEqualTo("VALID");
        assertRefused(license.validate("m1", end), "UPGRADE_PERIOD_ENDED");
    }

    @Test
    void versionNotCovered() {
        shop.release("2023", Instant.parse("2023-03-01T00:00:00Z")).expect(201);
        shop.release("2024", Instant.parse("2024-03-01T00:00:00Z")).expect(201);
        shop.release("2022", Instant.parse("2022-03-01T00:00:00Z")).expect(201);
        LicenseFixture license = shop.sold("{\"kind\": \"PERPETUAL\", \"version\": \"2023\"}");
        license.activate("m1").expect(201);

        Answer newer = license.validate("m1", "{\"version\": \"2024\"}");

        assertRefused(newer, "VERSION_NOT_COVERED");
        assertCausedBy(newer, 1, "LicenseIssued");
        assertThat(license.validate("m1", "{\"version\": \"2023\"}").text("/code"))
                .isEqualTo("VALID");
        assertThat(license.validate("m1", "{\"version\": \"2022\"}").text("/code"))
                .isEqualTo("VALID");
    }

    @Test
    void moduleNotLicensed() {
        LicenseFixture license = shop.sold("""
                {"kind": "PERPETUAL", "modules": [{"code": "seg"}, {"code": "plan", "until": "2026-01-01T00:00:00Z"}]}""");
        license.activate("m1").expect(201);

        Answer result = license.validate("m1", "{\"modules\": [\"seg\", \"plan\", \"viz\"]}");

        assertRefused(result, "MODULE_NOT_LICENSED");
        assertThat(result.texts("/reasons/0/modules")).containsExactlyInAnyOrder("plan", "viz");
        assertThat(result.text("/reasons/0/detail")).contains("plan", "viz");
    }

    @Test
    void tellsAllReasonsAndTheFirstOneDecides() {
        LicenseFixture license = shop.perpetual();
        license.suspend().expect(200);

        Answer result = license.validate("m1", "{\"product\": \"another-product\", \"modules\": [\"seg\"]}");

        assertRefused(result, "LICENSE_DISABLED");
        assertThat(result.texts("/reasons", "code"))
                .containsExactly(
                        "LICENSE_DISABLED", "MACHINE_NOT_ACTIVATED", "PRODUCT_MISMATCH", "MODULE_NOT_LICENSED");
    }

    @Test
    void warnsInGrace() {
        LicenseFixture license = shop.subscriptionEnded(10);
        license.activate("m1").expect(201);

        Answer result = license.validate("m1");

        assertThat(result.at("/valid").booleanValue()).isTrue();
        assertThat(result.texts("/warnings", "code")).contains("GRACE");
        assertThat(result.number("/warnings/0/daysLeft")).isEqualTo(4);
        assertThat(result.number("/license/graceDaysLeft")).isEqualTo(4);
    }

    @Test
    void warnsOfWhatEndsSoon() {
        LicenseFixture license = shop.sold("""
                {"kind": "SUBSCRIPTION", "startsAt": "%s", "period": "P60D", "upgradePeriod": "P60D", "autoRenew": false}""".formatted(TestVendor.daysAgo(55)));
        license.activate("m1").expect(201);

        Answer result = license.validate("m1");

        assertThat(result.texts("/warnings", "code"))
                .containsExactlyInAnyOrder("TERM_ENDS_SOON", "AUTO_RENEW_OFF", "UPGRADE_PERIOD_ENDS_SOON");
    }

    @Test
    void answersForAnotherInstant() {
        LicenseFixture license = shop.subscription();
        license.activate("m1").expect(201);
        Instant activated = Instant.parse(license.history().path(1).path("at").asString());
        TestVendor.laterThan(activated);
        license.suspend().expect(200);
        license.command("enable").expect(200);
        license.deactivate("m1").expect(200);
        Instant end = license.get().instant("/term/endsAt");

        assertThat(license.validate("m1").text("/code")).isEqualTo("MACHINE_NOT_ACTIVATED");
        Answer then = license.validate("m1", "{\"at\": \"%s\"}".formatted(activated));
        assertThat(then.text("/code")).isEqualTo("VALID");
        assertThat(then.instant("/checkedAt")).isEqualTo(activated);
        assertThat(license.validate("m1", "{\"at\": \"%s\"}".formatted(end)).text("/license/status"))
                .isEqualTo("GRACE");
        assertRefused(
                license.validate("m1", "{\"at\": \"%s\"}".formatted(end.plus(Duration.ofDays(14)))), "LICENSE_EXPIRED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "",
                "{\"key\": \"00000-00000-00000-00000-00000\"}",
                "{\"key\": 1, \"fingerprint\": \"m1\"}",
                "{\"key\": \"00000-00000-00000-00000-00000\", \"fingerprint\": \"\"}",
                "{\"key\": \"00000-00000-00000-00000-00000\", \"fingerprint\": \"m1\", \"at\": \"yesterday\"}",
                "{\"key\": \"00000-00000-00000-00000-00000\", \"fingerprint\": \"m1\", \"fingerprnt\": \"m1\"}",
                "{\"key\": \"00000-00000-00000-00000-00000\", \"fingerprint\": \"m1\", \"modules\": [null]}",
            })
    void onlyAMalformedQuestionIsRefused(String question) {
        assertThat(validate(question).expect(400).header("Content-Type")).startsWith("application/problem+json");
    }
}
