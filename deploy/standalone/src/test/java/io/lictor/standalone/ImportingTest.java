package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.TestVendor;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(StartedLictor.class)
class ImportingTest {

    private final TestVendor shop;

    ImportingTest(TestVendor shop) {
        this.shop = shop;
    }

    @Test
    void bringsDatesAndMachinesAlong() {
        String key = "OLD-" + UUID.randomUUID();
        LicenseFixture imported = shop.imported(key, """
                {"kind": "PERPETUAL", "startsAt": "2019-05-01T00:00:00Z", "issuedAt": "2019-04-28T00:00:00Z",
                 "upgradePeriod": "P1Y", "activationLimit": 3, "modules": [{"code": "seg"}],
                 "activations": [{"fingerprint": "m1", "label": "Reading room", "activatedAt": "2019-05-02T08:00:00Z"},
                                 {"fingerprint": "m2"}]}""");

        Answer license = imported.get();
        assertThat(license.text("/validFrom")).isEqualTo("2019-05-01T00:00:00Z");
        assertThat(license.text("/issuedAt")).isEqualTo("2019-04-28T00:00:00Z");
        assertThat(license.text("/upgradesUntil")).isEqualTo("2020-05-01T00:00:00Z");
        assertThat(license.number("/activations/used")).isEqualTo(2);
        Answer machines = shop.lictor().get(imported.path() + "/activations").expect(200);
        assertThat(machines.texts("/items", "fingerprint")).containsExactlyInAnyOrder("m1", "m2");
        assertThat(machines.body()).contains("Reading room", "2019-05-02T08:00:00Z");
        assertThat(imported.validate("m1").text("/code")).isEqualTo("VALID");
    }

    @Test
    void answersAsEveryWriteDoesAndWithoutAKey() {
        Answer answer = shop.importing("""
                        {"kind": "PERPETUAL", "key": "ABC-%s"}""".formatted(UUID.randomUUID())).expect(201);

        assertThat(answer.events()).containsExactly("LicenseImported");
        assertThat(answer.header("Location")).endsWith("/v1/licenses/" + answer.text("/licenseId"));
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.number("/position")).isEqualTo(Long.parseLong(answer.header("Lictor-Position")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "Büro Süd / %s!", "{\"%s\"}", "𝒦-%s", "key with spaces %s"})
    void aKeyMayHaveAnyShape(String shape) {
        String key = shape.formatted(UUID.randomUUID().toString().substring(0, 13));
        Answer answer = shop.importing(Answer.JSON
                        .createObjectNode()
                        .put("kind", "PERPETUAL")
                        .put("key", key)
                        .toString())
                .expect(201);

        Answer found = shop.lictor()
                .post(
                        "/v1/licenses/lookup",
                        Answer.JSON.createObjectNode().put("key", key).toString())
                .expect(200);

        assertThat(found.text("/licenseId")).isEqualTo(answer.text("/licenseId"));
    }

    @Test
    void aForeignKeyOfFiveGroupsIsReadAsLenientlyAsOurs() {
        String unique = UUID.randomUUID().toString().substring(0, 4).toUpperCase(Locale.ROOT);
        LicenseFixture imported =
                shop.imported("X%s-FGHIJ-KLMNO-PQRST-UVWXY".formatted(unique), "{\"kind\": \"PERPETUAL\"}");
        imported.activate("m1").expect(201);

        LicenseFixture typed =
                imported.withKey("x%s fghij klmno pqrst uvwxy".formatted(unique.toLowerCase(Locale.ROOT)));

        assertThat(typed.validate("m1").text("/code")).isEqualTo("VALID");
    }

    @Test
    void aKeyIsTheSameInEveryDisguiseWhereverItComesIn() {
        String key = "NB-" + UUID.randomUUID().toString().substring(0, 13);
        LicenseFixture imported = shop.imported(key + "\u00a0", "{\"kind\": \"PERPETUAL\"}");
        imported.activate("m1").expect(201);

        for (String disguise : new String[] {
            key,
            "\ufeff" + key,
            key.replace('-', '\u2013'),
            "\u00ab\u200b" + key + "\u00bb.",
            key.replace("-", " \u2212 ")
        }) {
            shop.importing(Answer.JSON
                            .createObjectNode()
                            .put("kind", "PERPETUAL")
                            .put("key", disguise)
                            .toString())
                    .refused(409, "KEY_ALREADY_USED");
            assertThat(imported.withKey(disguise).validate("m1").text("/code")).isEqualTo("VALID");
            assertThat(shop.lictor()
                            .post("/v1/licenses/lookup", "{\"key\": \"%s\"}".formatted(disguise))
                            .text("/licenseId"))
                    .isEqualTo(imported.id());
            imported.withKey(disguise).clientActivate("m1").expect(200);
        }
        assertThat(imported.withKey(key.toUpperCase(Locale.ROOT)).validate("m1").text("/code"))
                .isEqualTo("KEY_MALFORMED");
    }

    @Test
    void ourOwnKeyIsReadWithWhatASentencePutsAroundIt() {
        LicenseFixture license = shop.perpetual();
        license.activate("m1").expect(201);

        assertThat(license.withKey("\u201c" + license.key().replace('-', '\uff0d') + "\u201d.")
                        .validate("m1")
                        .text("/code"))
                .isEqualTo("VALID");
        assertThat(shop.lictor()
                        .call("POST", "/v1/client/validate")
                        .header("Authorization", "License '" + license.key().toLowerCase(Locale.ROOT) + "'.")
                        .json("{\"fingerprint\": \"m1\"}")
                        .send()
                        .text("/code"))
                .isEqualTo("VALID");
    }

    @Test
    void machinesThatWereInUseStayThoughThereAreMoreThanSeats() {
        LicenseFixture imported = shop.imported("LEGACY-" + UUID.randomUUID(), """
                {"kind": "PERPETUAL", "activationLimit": 1,
                 "activations": [{"fingerprint": "m1"}, {"fingerprint": "m2"}]}""");

        assertThat(imported.validate("m2").text("/code")).isEqualTo("VALID");
        imported.activate("m3").refused(409, "ACTIVATION_LIMIT_REACHED");
    }

    @Test
    void aKeyBelongsToOneLicenceForEver() {
        LicenseFixture issued = shop.perpetual();
        String key = "LEGACY-" + UUID.randomUUID();
        LicenseFixture imported = shop.imported(key, "{\"kind\": \"PERPETUAL\"}");

        shop.importing("{\"kind\": \"PERPETUAL\", \"key\": \"%s\"}".formatted(key))
                .refused(409, "KEY_ALREADY_USED");
        shop.importing("{\"kind\": \"PERPETUAL\", \"key\": \"%s\"}".formatted(issued.key()))
                .refused(409, "KEY_ALREADY_USED");
        imported.command("reissue-key").expect(200);
        shop.importing("{\"kind\": \"PERPETUAL\", \"key\": \"%s\"}".formatted(key))
                .refused(409, "KEY_ALREADY_USED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "with\\u0000null", "with\\u0007bell"})
    void refusesWhatIsNoKey(String key) {
        shop.importing("{\"kind\": \"PERPETUAL\", \"key\": \"%s\"}".formatted(key))
                .refused(400, "INVALID_REQUEST");
    }

    @Test
    void refusesAKeyOf129Characters() {
        shop.importing("{\"kind\": \"PERPETUAL\", \"key\": \"%s\"}".formatted("k".repeat(129)))
                .refused(400, "INVALID_REQUEST");
    }

    @Test
    void canNotBeShownAgainUntilItIsReissued() {
        LicenseFixture imported = shop.imported("LEGACY-" + UUID.randomUUID(), "{\"kind\": \"PERPETUAL\"}");

        Answer shown = shop.lictor().get(imported.path() + "/key");

        assertThat(shown.status()).isBetween(400, 499);
        assertThat(shown.header("Content-Type")).startsWith("application/problem+json");
        assertThat(shown.body()).doesNotContain(imported.key());
        String reissued = imported.command("reissue-key").expect(200).text("/key");
        assertThat(shop.lictor().get(imported.path() + "/key").expect(200).text("/key"))
                .isEqualTo(reissued);
    }

    @Test
    void importsASubscriptionInTheMiddleOfItsGrace() {
        LicenseFixture imported = shop.imported("LEGACY-" + UUID.randomUUID(), """
                {"kind": "SUBSCRIPTION", "startsAt": "%s", "period": "P30D"}""".formatted(TestVendor.daysAgo(35)));

        assertThat(imported.get().text("/status")).isEqualTo("GRACE");
        assertThat(imported.get().number("/graceDaysLeft")).isEqualTo(9);
    }

    @Test
    void whatIsSaidToHaveHappenedHasHappened() {
        String later = TestVendor.inDays(1).toString();
        String key = "OLD-" + UUID.randomUUID();

        Answer sold = shop.importing("""
                {"kind": "PERPETUAL", "key": "%s", "issuedAt": "%s"}""".formatted(key, later)).refused(400, "INVALID_REQUEST");
        Answer activated = shop.importing("""
                {"kind": "PERPETUAL", "key": "%s", "activations": [{"fingerprint": "m1"},
                 {"fingerprint": "m2", "activatedAt": "%s"}]}""".formatted(key, later)).refused(400, "INVALID_REQUEST");

        Answer both = shop.importing("""
                        {"kind": "PERPETUAL", "key": "%s", "issuedAt": "%s",
                         "activations": [{"fingerprint": "m1", "activatedAt": "%s"}]}""".formatted(key, later, later)).refused(400, "INVALID_REQUEST");

        assertThat(sold.texts("/violations", "pointer")).containsExactly("/issuedAt");
        assertThat(both.texts("/violations", "pointer")).containsExactly("/issuedAt", "/activations/0/activatedAt");
        assertThat(activated.texts("/violations", "pointer")).containsExactly("/activations/1/activatedAt");
    }
}
