package io.lictor.standalone;

import static io.lictor.acceptance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.TestVendor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Writes on licences that are only tried out: what they would do, and that they do nothing. */
@ExtendWith(StartedLictor.class)
class DryRunTest {

    private static final String DRY_RUN = "Lictor-Dry-Run";

    private final TestVendor shop;

    DryRunTest(TestVendor shop) {
        this.shop = shop;
    }

    private Answer tried(String method, String path, String body) {
        return shop.lictor()
                .call(method, path)
                .header(DRY_RUN, "true")
                .json(body)
                .send();
    }

    private static List<String> paths(Answer answer) {
        return answer.at("/changes")
                .valueStream()
                .map(change -> change.path("path").asString())
                .toList();
    }

    private static List<String> types(Answer answer) {
        return answer.at("/events")
                .valueStream()
                .map(event -> event.path("type").asString())
                .toList();
    }

    @Test
    void tellsEventsStatusAndChangesAndDoesNothing() {
        LicenseFixture license = shop.sold("{\"kind\": \"SUBSCRIPTION\", \"modules\": [\"seg\"]}");
        String before = license.get().header("ETag");

        Answer tried = tried("POST", license.path() + "/disable", "{\"cause\": \"SUSPENDED\", \"reason\": \"unpaid\"}")
                .expect(200);

        assertThat(tried.at("/dryRun").asBoolean()).isTrue();
        assertThat(types(tried)).containsExactly("LicenseDisabled");
        assertThat(tried.text("/status")).isEqualTo("DISABLED");
        assertThat(paths(tried)).contains("/statusCause");
        assertThat(license.get().header("ETag")).isEqualTo(before);
        assertThat(license.get().text("/status")).isEqualTo("ACTIVE");
    }

    @Test
    void anOrderIsTriedOut() {
        Answer tried = tried(
                        "POST",
                        "/v1/licenses",
                        "{\"product\": \"%s\", \"customer\": \"nobody yet\", \"kind\": \"PERPETUAL\"}"
                                .formatted(shop.product()))
                .expect(200);

        assertThat(types(tried)).containsExactly("LicenseIssued");
        assertThat(tried.text("/status")).isEqualTo("ACTIVE");
        assertThat(tried.body()).doesNotContain("\"key\"");
        assertThat(shop.lictor().get("/v1/licenses/" + tried.text("/licenseId")).status())
                .isEqualTo(404);
        assertThat(shop.lictor().get("/v1/licenses?customer=nobody%20yet").at("/items"))
                .isEmpty();
    }

    @Test
    void aMachineIsTriedOutWithTheKeyToo() {
        LicenseFixture license = shop.perpetual();

        Answer tried = tried(
                        "POST",
                        "/v1/client/activate",
                        "{\"key\": \"%s\", \"fingerprint\": \"m1\"}".formatted(license.key()))
                .expect(200);

        assertThat(types(tried)).containsExactly("LicenseActivated");
        assertThat(paths(tried)).contains("/machines/m1", "/activations/used");
        assertThat(license.get().number("/activations/used")).isZero();
    }

    @Test
    void anUpgradeTellsOfBothLicences() {
        LicenseFixture license = shop.perpetual();

        Answer tried = tried("POST", license.path() + "/upgrade", "{\"kind\": \"SUBSCRIPTION\", \"period\": \"P1Y\"}")
                .expect(200);

        assertThat(types(tried)).contains("LicenseIssued", "LicenseUpgraded");
        assertThat(license.get().text("/status")).isEqualTo("ACTIVE");
    }

    @Test
    void whatIsTrueAlreadyWouldAppendNothing() {
        LicenseFixture license = shop.perpetual();
        license.activate("m1").expect(201);

        Answer tried = tried("POST", license.path() + "/activations", "{\"fingerprint\": \"m1\"}")
                .expect(200);

        assertThat(types(tried)).isEmpty();
        assertThat(paths(tried)).isEmpty();
    }

    /** Nobody wants a record of what was never asked for in earnest. */
    @Test
    void aRefusalIsToldAndNotRecorded() {
        LicenseFixture license = shop.perpetual();

        Answer tried = tried("POST", license.path() + "/renew", "{\"period\": \"P1Y\"}")
                .expect(409);
        Answer meant = license.command("renew", "{\"period\": \"P1Y\"}").expect(409);

        assertThat(tried.text("/code")).isEqualTo(meant.text("/code"));
        assertThat(tried.text("/detail")).isEqualTo(meant.text("/detail"));
        eventually(
                () -> shop.lictor().get("/v1/refusals?license=" + license.id()).expect(200),
                refusals -> assertThat(refusals.at("/items")).hasSize(1));
    }

    @Test
    void aVersionIsDemandedAsEver() {
        LicenseFixture license = shop.perpetual();

        shop.lictor()
                .call("POST", license.path() + "/activations")
                .header(DRY_RUN, "true")
                .header("If-Match", "\"9\"")
                .json("{\"fingerprint\": \"m1\"}")
                .send()
                .expect(412);
    }

    @Test
    void itsAnswerIsNotKept() {
        LicenseFixture license = shop.perpetual();
        String path = license.path() + "/activations";

        shop.lictor()
                .call("POST", path)
                .header(DRY_RUN, "true")
                .header("Idempotency-Key", "key-" + license.id())
                .json("{\"fingerprint\": \"m1\"}")
                .send()
                .expect(200);
        shop.lictor()
                .call("POST", path)
                .header("Idempotency-Key", "key-" + license.id())
                .json("{\"fingerprint\": \"m1\"}")
                .send()
                .expect(201);
    }

    @Test
    void isForLicencesAlone() {
        tried("PUT", "/v1/products/" + shop.product(), "{}").expect(400);
        tried("POST", "/v1/tokens", "{\"name\": \"t\", \"roles\": [\"reader\"]}")
                .expect(400);
        shop.lictor()
                .call("POST", shop.perpetual().path() + "/activations")
                .header(DRY_RUN, "yes")
                .json("{\"fingerprint\": \"m1\"}")
                .send()
                .expect(400);
    }

    /** What is said of a command is what it gets. */
    @Test
    void eachCommandIsPossibleOrSaysWhyNot() {
        LicenseFixture license = shop.sold("{\"kind\": \"PERPETUAL\"}");
        String before = license.get().header("ETag");

        Answer commands = shop.lictor().get(license.path() + "/commands").expect(200);

        assertThat(of(commands, "renew").path("possible").asBoolean()).isFalse();
        assertThat(of(commands, "renew").path("code").asString()).isEqualTo("NOT_A_SUBSCRIPTION");
        assertThat(of(commands, "renew").path("status").asInt()).isEqualTo(409);
        assertThat(of(commands, "disable").path("possible").asBoolean()).isTrue();
        assertThat(of(commands, "activations").path("possible").asBoolean()).isTrue();
        assertThat(of(commands, "enable").has("possible")).isTrue();
        assertThat(license.get().header("ETag")).isEqualTo(before);

        license.suspend().expect(200);
        Answer suspended = shop.lictor().get(license.path() + "/commands").expect(200);
        assertThat(of(suspended, "activations").path("code").asString()).isEqualTo("LICENSE_DISABLED");
        assertThat(of(suspended, "enable").path("possible").asBoolean()).isTrue();
        shop.lictor()
                .get("/v1/licenses/00000000-0000-0000-0000-000000000000/commands")
                .expect(404);
        shop.lictor()
                .as("dashboard", "reader")
                .get(license.path() + "/commands")
                .expect(403);
    }

    private static JsonNode of(Answer commands, String name) {
        return commands.at("/items")
                .valueStream()
                .filter(command -> command.path("command").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
