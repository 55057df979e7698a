package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.Eventually;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Events that were changed behind the product are found by it, told to the operator, and to nobody else. */
@ExtendWith(OutputCaptureExtension.class)
abstract class DamageServedContract {

    @TempDir
    Path directory;

    /** The product on the database of this test. */
    abstract OwnLictor start(Path directory, String... options);

    abstract Intruder.Database database(Path directory);

    /** Takes the database away; the product has been stopped. */
    @AfterEach
    abstract void drop();

    private LicenseFixture changed;
    private LicenseFixture ofChangedProduct;
    private LicenseFixture whole;
    private Answer before;
    private long position;

    private void sell() throws Exception {
        try (OwnLictor own = start(directory)) {
            TestVendor shop = TestVendor.open(own.client());
            TestVendor other = TestVendor.open(own.client());
            changed = shop.sold("{\"kind\": \"PERPETUAL\", \"activationLimit\": 3}");
            position = changed.activate("machine-1").expect(201).number("/position");
            whole = shop.sold("{\"kind\": \"PERPETUAL\", \"activationLimit\": 3}");
            whole.activate("machine-2").expect(201);
            ofChangedProduct = other.perpetual();
            before = whole.get();
            long ofProduct = own.client().events(0).stream()
                    .filter(event -> event.path("type").asString().equals("ProductDefined"))
                    .mapToLong(event -> event.path("position").longValue())
                    .max()
                    .orElseThrow();
            own.close();
            Intruder intruder = new Intruder(database(directory));
            intruder.change(position, "payload", "machine-1", "machine-9");
            intruder.change(ofProduct, "metadata", "actor", "Actor");
        }
    }

    @Test
    void tellsTheOperatorAndServesNothingOfIt(CapturedOutput output) throws Exception {
        sell();
        String toAccept;
        try (OwnLictor own = start(directory)) {
            Lictor lictor = own.client();
            Eventually.eventually(
                    () -> metrics(lictor),
                    metrics -> assertThat(metrics).contains("lictor_integrity_passes_total 1.0"));

            assertThat(metrics(lictor))
                    .contains("lictor_integrity_damaged_events 2.0", "lictor_integrity_writes_stopped 1.0");
            assertThat(lictor.get("/actuator/health").expect(503).text("/status"))
                    .isEqualTo("DOWN");
            lictor.get("/actuator/health/liveness").expect(200);
            lictor.get("/actuator/health/readiness").expect(200);
            assertThat(output.getAll())
                    .contains("the event at position %d, of %s, is not what was written there"
                            .formatted(position, changed.id()))
                    .doesNotContain("machine-9");
            String accept = "lictor.integrity.accepted-damage=";
            toAccept = output.getAll()
                    .substring(output.getAll().lastIndexOf(accept))
                    .lines()
                    .findFirst()
                    .orElseThrow();

            assertRefused(as(lictor, changed));
            assertRefused(as(lictor, ofChangedProduct));
            lictor.get(changed.path() + "/history").refused(503, "HISTORY_DAMAGED");
            LicenseFixture still = as(lictor, whole);
            assertThat(still.get().json()).isEqualTo(before.json());
            assertThat(still.validate("machine-2").at("/valid").asBoolean()).isTrue();
            still.activate("machine-3").refused(503, "STORE_DAMAGED");
            lictor.post("/v1/tokens", "{\"name\": \"t\", \"roles\": [\"reader\"]}")
                    .refused(503, "STORE_DAMAGED");

            Answer list = lictor.get("/v1/licenses").expect(200);
            assertThat(list.texts("/items", "licenseId")).containsExactly(whole.id());
            assertThat(list.texts("/damaged")).containsExactlyInAnyOrder(changed.id(), ofChangedProduct.id());
            lictor.get("/v1/events?after=" + (position - 1)).refused(503, "HISTORY_DAMAGED");
            lictor.get("/v1/events").expect(200);
            lictor.get("/v1/events?order=desc&before=" + (position + 1)).refused(503, "HISTORY_DAMAGED");
            assertThat(newestFirst(lictor)).endsWith(position + 1);
        }
        try (OwnLictor own = start(directory, "--" + toAccept)) {
            Lictor lictor = own.client();
            Eventually.eventually(
                    () -> metrics(lictor),
                    metrics -> assertThat(metrics).contains("lictor_integrity_passes_total 1.0"));

            assertThat(metrics(lictor))
                    .contains("lictor_integrity_damaged_events 2.0", "lictor_integrity_writes_stopped 0.0");
            assertThat(lictor.get("/actuator/health").expect(200).text("/status"))
                    .isEqualTo("UP");
            as(lictor, whole).activate("machine-3").expect(201);
            assertRefused(as(lictor, changed));
            as(lictor, changed).activate("machine-4").refused(503, "HISTORY_DAMAGED");
            assertThat(lictor.events(position - 1).stream()
                            .map(event -> event.path("position").longValue()))
                    .isNotEmpty()
                    .doesNotContain(position);
            assertThat(newestFirst(lictor)).contains(position + 1, position - 1).doesNotContain(position);
        }
    }

    private static Stream<Long> newestFirst(Lictor lictor) {
        return lictor.get("/v1/events?order=desc")
                .expect(200)
                .body()
                .lines()
                .map(line -> Answer.JSON.readTree(line).path("position").longValue());
    }

    private static void assertRefused(LicenseFixture license) {
        Lictor lictor = license.lictor();
        Stream.of("", "/activations", "/modules", "/key", "?at=2100-01-01T00:00:00Z")
                .map(what -> lictor.get(license.path() + what))
                .forEach(answer -> answer.refused(503, "HISTORY_DAMAGED"));
        lictor.post("/v1/licenses/lookup", "{\"key\": \"%s\"}".formatted(license.key()))
                .refused(503, "HISTORY_DAMAGED");
        lictor.anonymous()
                .post(
                        "/v1/client/validate",
                        "{\"key\": \"%s\", \"fingerprint\": \"machine-1\"}".formatted(license.key()))
                .refused(503, "HISTORY_DAMAGED");
    }

    private static LicenseFixture as(Lictor lictor, LicenseFixture license) {
        return new LicenseFixture(lictor, license.id(), license.key());
    }

    private static String metrics(Lictor lictor) {
        return lictor.get("/actuator/prometheus").expect(200).body();
    }
}
