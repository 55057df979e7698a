package io.lictor.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.TestVendor;
import java.net.URLEncoder;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that come from outside: labels are cleaned, names are read one way, wherever they come in. */
@ExtendWith(StartedLictor.class)
class NamesAndLabelsTest {

    private static final String DEVELOPER = "👩‍💻 Laptop";
    private static final String PERSIAN = "رایانه‌ی علی";

    private final TestVendor shop;

    NamesAndLabelsTest(TestVendor shop) {
        this.shop = shop;
    }

    @ParameterizedTest
    @ValueSource(strings = {DEVELOPER, PERSIAN})
    void labelsAreKeptAsPeopleWriteThem(String label) {
        LicenseFixture license = shop.perpetual();

        assertThat(labelled(license, "m1", label).expect(201).text("/activation/label"))
                .isEqualTo(label);
        assertThat(shop.lictor().get(license.path() + "/activations").text("/items/0/label"))
                .isEqualTo(label);
    }

    @Test
    void theAnswerShowsWhatWasKeptOfALabel() {
        LicenseFixture license = shop.perpetual();

        Answer back = labelled(license, "m1", "\u202eReading\u0000 room\n" + "x".repeat(200))
                .expect(201);
        Answer client = shop.lictor()
                .post("/v1/client/activate", json("key", license.key(), "fingerprint", "m2", "label", "\u200bLab"))
                .expect(201);

        assertThat(back.text("/activation/label")).isEqualTo("Reading room" + "x".repeat(88));
        assertThat(client.text("/activation/label")).isEqualTo("Lab");
        assertThat(client.text("/activation/fingerprint")).isEqualTo("m2");
    }

    @Test
    void aLabelOfWhichNothingIsLeftIsNone() {
        LicenseFixture license = shop.perpetual();

        assertThat(labelled(license, "m1", " \u200b\ufeff").expect(201).has("/activation/label"))
                .isFalse();
        assertThat(labelled(license, "m1", "Lab").expect(200).events()).containsExactly("MachineDescribed");
        assertThat(labelled(license, "m1", "").expect(200).at("/events")).isEmpty();
        license.command("activations", "{\"fingerprint\": \"m1\", \"label\": 7}")
                .refused(400, "INVALID_REQUEST");
    }

    @Test
    void anImportOfManyMachinesSucceedsWhateverTheyAreCalled() {
        String machines = IntStream.range(0, 500)
                .mapToObj(i -> json("fingerprint", "m" + i, "label", i == 250 ? "\u0007Lab\u202e" : DEVELOPER))
                .collect(Collectors.joining(", "));

        Answer imported =
                shop.importing("""
                        {"kind": "PERPETUAL", "key": "OLD-%s", "activationLimit": 500, "activations": [%s]}""".formatted(UUID.randomUUID(), machines)).expect(201);

        assertThat(imported.at("/changedLabels")).hasSize(1);
        assertThat(imported.text("/changedLabels/0/fingerprint")).isEqualTo("m250");
        assertThat(imported.text("/changedLabels/0/label")).isEqualTo("Lab");
        assertThat(shop.lictor()
                        .get("/v1/licenses/" + imported.text("/licenseId") + "/activations")
                        .texts("/items", "label"))
                .hasSize(500)
                .contains("Lab", DEVELOPER);
    }

    @Test
    void aKnownMachineIsDescribedAnewAndErasedWithTheOthers() {
        LicenseFixture license = shop.perpetual();
        labelled(license, "m1", "Old name").expect(201);

        Answer described = shop.lictor()
                .post(
                        "/v1/client/activate",
                        json("key", license.key(), "fingerprint", "m1", "label", "New name", "version", "2.0"))
                .expect(200);

        assertThat(described.text("/activation/version")).isEqualTo("2.0");
        Answer machines = shop.lictor().get(license.path() + "/activations").expect(200);
        assertThat(machines.at("/items")).hasSize(1);
        assertThat(machines.text("/items/0/label")).isEqualTo("New name");
        assertThat(license.history().path(2).path("type").asString()).isEqualTo("MachineDescribed");
        license.command("erase-texts").expect(200);
        assertThat(license.history().toString()).doesNotContain("Old name", "New name");
    }

    @Test
    void namesAreReadWithoutWhiteSpaceAtTheirEndsAndComposed() {
        Answer sold = shop.order(
                        "{\"kind\": \"PERPETUAL\", \"customer\": \"\\u00a0Mu\\u0308ller %s\\n\", \"product\": \" %s \"}"
                                .formatted(shop.customer(), shop.product()))
                .expect(201);
        LicenseFixture license = new LicenseFixture(shop.lictor(), sold.text("/licenseId"), sold.text("/key"));
        String customer = "Müller " + shop.customer();

        assertThat(license.get().text("/customer")).isEqualTo(customer);
        assertThat(shop.lictor()
                        .get("/v1/customers/" + escaped(" Mu\u0308ller " + shop.customer()))
                        .at("/licenses"))
                .hasSize(1);
        assertThat(shop.lictor().licenses("&customer=" + escaped(customer + "\u3000")))
                .hasSize(1);
        license.activate(" m1 ").expect(201);
        license.activate("m1").expect(200);
        assertThat(license.validate("m1 ", "{\"product\": \" %s\"}".formatted(shop.product()))
                        .text("/code"))
                .isEqualTo("VALID");
        license.deactivate(escaped("m1 ")).expect(200);
    }

    @Test
    void aVersionIsTheSameWithSpacesAtItsEnds() {
        LicenseFixture license = shop.perpetual();
        license.activate("m1").expect(201);
        shop.release("1.0", TestVendor.daysAgo(100)).expect(201);
        shop.disableVersion("1.0").expect(200);

        assertThat(license.validate("m1", "{\"version\": \"1.0 \"}").text("/code"))
                .isEqualTo("VERSION_DISABLED");
        shop.enableVersion(escaped(" 1.0 ")).expect(200);
        assertThat(license.validate("m1", "{\"version\": \"\\t1.0\"}").text("/code"))
                .isEqualTo("VALID");
    }

    @Test
    void anUnknownVersionIsWarnedOfUnlessItSaysItsDate() {
        LicenseFixture license = shop.perpetual();
        license.activate("m1").expect(201);

        Answer unknown = license.validate("m1", "{\"version\": \"9.9\"}");
        Answer dated = license.validate("m1", "{\"version\": \"9.9\", \"releasedAt\": \"2020-01-01T00:00:00Z\"}");

        assertThat(unknown.text("/code")).isEqualTo("VALID");
        assertThat(unknown.texts("/warnings", "code")).contains("VERSION_UNKNOWN");
        assertThat(dated.texts("/warnings", "code")).doesNotContain("VERSION_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", " .. ", "..\\u00a0"})
    void noNameIsADotOrTwo(String dots) {
        LicenseFixture license = shop.perpetual();

        license.activate(dots).refused(400, "INVALID_REQUEST");
        license.clientActivate(dots).refused(400, "INVALID_REQUEST");
        shop.order("{\"kind\": \"PERPETUAL\", \"customer\": \"%s\"}".formatted(dots))
                .refused(400, "INVALID_REQUEST");
        shop.order("{\"kind\": \"PERPETUAL\", \"channel\": \"PARTNER\", \"partnerId\": \"%s\"}".formatted(dots))
                .refused(400, "INVALID_REQUEST");
        license.command("transfer", "{\"customer\": \"%s\", \"keepMachines\": true}".formatted(dots))
                .refused(400, "INVALID_REQUEST");
        shop.importing("""
                        {"kind": "PERPETUAL", "key": "OLD-%s", "activations": [{"fingerprint": "%s"}]}""".formatted(UUID.randomUUID(), dots)).refused(400, "INVALID_REQUEST");
        shop.lictor().get("/v1/licenses?customer=..").refused(400, "INVALID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "/", "a;b", "a%2Fb", "a\\b", "%", "a b+c", "?#", "...", "a//b", "ü", "a/../b", "~"})
    void aMachineOfAnyNameIsFreedByItsUrl(String fingerprint) {
        LicenseFixture license = shop.perpetual();
        license.command("activations", json("fingerprint", fingerprint)).expect(201);

        license.deactivate(escaped(fingerprint)).expect(200);

        assertThat(license.get().number("/activations/used")).isZero();
    }

    private static Answer labelled(LicenseFixture license, String fingerprint, String label) {
        return license.command("activations", json("fingerprint", fingerprint, "label", label));
    }

    private static String json(String... members) {
        var json = Answer.JSON.createObjectNode();
        for (int i = 0; i < members.length; i += 2) {
            json.put(members[i], members[i + 1]);
        }
        return json.toString();
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
