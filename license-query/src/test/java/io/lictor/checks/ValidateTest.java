package io.lictor.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.KeyReissued;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseKeyAssigned;
import io.lictor.event.LicenseKeyReplaced;
import io.lictor.event.ProductDefined;
import io.lictor.event.ProductVersionDisabled;
import io.lictor.event.ProductVersionReleased;
import io.lictor.query.QueryService;
import io.lictor.query.QueryService.Answer;
import io.lictor.query.SampleLicense;
import io.lictor.value.ActivationLimit;
import io.lictor.value.DisableCause;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import io.lictor.value.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every code the licensed software can be answered with, from outside. */
class ValidateTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant LATER = Instant.parse("2027-03-01T00:00:00Z");

    @TempDir
    static Path directory;

    private static QueryService service;
    private static int number;

    @BeforeAll
    static void start() {
        service = new QueryService(directory, NOW);
        service.events()
                .append(
                        new ProductDefined(
                                SampleLicense.PRODUCT,
                                "Render",
                                Policy.DEFAULT,
                                ActivationLimit.of(2),
                                SampleLicense.NEW_YEAR),
                        new ProductVersionReleased(
                                SampleLicense.PRODUCT, "1", SampleLicense.NEW_YEAR, SampleLicense.NEW_YEAR),
                        new ProductVersionReleased(SampleLicense.PRODUCT, "2", LATER, SampleLicense.NEW_YEAR),
                        new ProductVersionReleased(
                                SampleLicense.PRODUCT, "bad", SampleLicense.NEW_YEAR, SampleLicense.NEW_YEAR),
                        new ProductVersionDisabled(SampleLicense.PRODUCT, "bad", NOW));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void valid() {
        Answer answer = validate(activated(sold()), "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/code")).isEqualTo("VALID");
        assertThat(answer.body().at("/valid").asBoolean()).isTrue();
        assertThat(answer.at("/checkedAt")).isEqualTo(NOW.toString());
    }

    @Test
    void malformedKeys() {
        SampleLicense sold = sold();
        assertThat(ask("{\"key\": \"short\", \"fingerprint\": \"m\"}").at("/code"))
                .isEqualTo("KEY_MALFORMED");
        String swapped = (sold.key().charAt(0) == 'A' ? "B" : "A") + sold.key().substring(1);
        assertThat(ask("{\"key\": \"" + swapped + "\", \"fingerprint\": \"m\"}").at("/code"))
                .isEqualTo("KEY_MALFORMED");
    }

    @Test
    void unknownLicense() {
        assertThat(validate(SampleLicense.subscription(UUID.randomUUID(), "nobody"), "")
                        .at("/code"))
                .isEqualTo("LICENSE_NOT_FOUND");
    }

    @Test
    void aReplacedKeyNamesTheEvent() {
        SampleLicense sold = activated(sold());
        var newKey = SampleLicense.KEYS.reference(sold.licenseId(), 2);
        service.events()
                .append(
                        new KeyReissued(sold.licenseId(), newKey, NOW),
                        new LicenseKeyReplaced(
                                SampleLicense.KEYS
                                        .reference(sold.licenseId(), 1)
                                        .hash(),
                                sold.licenseId(),
                                NOW),
                        new LicenseKeyAssigned(newKey.hash(), sold.licenseId(), 2, NOW));
        Answer answer = validate(sold, "");
        assertThat(answer.at("/code")).isEqualTo("KEY_REPLACED");
        assertThat(answer.at("/reasons/0/event/type")).isEqualTo("KeyReissued");
        assertThat(answer.body().at("/reasons/0/event/sequence").asInt()).isEqualTo(3);
        assertThat(validate(sold, ", \"at\": \"2026-05-01T00:00:00Z\"").at("/code"))
                .isEqualTo("VALID");
        assertThat(service.post("/v1/licenses/lookup", "{\"key\": \"" + sold.key() + "\"}")
                        .at("/licenseId"))
                .isEqualTo(sold.licenseId().toString());
    }

    @Test
    void disabledExpiredPending() {
        SampleLicense disabled = activated(sold());
        append(new LicenseDisabled(disabled.licenseId(), DisableCause.REVOKED, "fraud", NOW));
        Answer answer = validate(disabled, "");
        assertThat(answer.at("/code")).isEqualTo("LICENSE_DISABLED");
        assertThat(answer.at("/reasons/0/event/type")).isEqualTo("LicenseDisabled");

        SampleLicense trial = sold(fresh().of(Kind.TRIAL));
        assertThat(validate(activated(trial), "").at("/code")).isEqualTo("LICENSE_EXPIRED");
        assertThat(validate(trial, ", \"at\": \"2026-01-15T00:00:00Z\"").at("/code"))
                .isEqualTo("VALID");

        assertThat(validate(activated(sold()), ", \"at\": \"2025-06-01T00:00:00Z\"")
                        .at("/code"))
                .isEqualTo("LICENSE_NOT_FOUND");
    }

    @Test
    void aLicenseTiedToADisabledVersion() {
        SampleLicense tied = activated(sold(fresh().forVersion("bad")));
        Answer answer = validate(tied, ", \"version\": \"bad\"");
        assertThat(answer.at("/code")).isEqualTo("LICENSE_DISABLED");
        assertThat(answer.at("/reasons/0/event/type")).isEqualTo("ProductVersionDisabled");
        assertThat(answer.at("/reasons/1/code")).isEqualTo("VERSION_DISABLED");
    }

    @Test
    void anotherMachineProductVersionOrModule() {
        SampleLicense sold = activated(sold(fresh().with(new ModuleGrant("seg", null))));
        assertThat(ask("{\"key\": \"" + sold.key() + "\", \"fingerprint\": \"other\"}")
                        .at("/code"))
                .isEqualTo("MACHINE_NOT_ACTIVATED");
        assertThat(validate(sold, ", \"product\": \"paint\"").at("/code")).isEqualTo("PRODUCT_MISMATCH");
        assertThat(validate(sold, ", \"version\": \"bad\"").at("/code")).isEqualTo("VERSION_DISABLED");
        assertThat(validate(sold, ", \"modules\": [\"seg\", \"ct\"]").at("/code"))
                .isEqualTo("MODULE_NOT_LICENSED");
        assertThat(validate(sold, ", \"modules\": [\"seg\"]").at("/code")).isEqualTo("VALID");
        assertThat(validate(activated(sold(fresh().forVersion("1"))), ", \"version\": \"2\"")
                        .at("/code"))
                .isEqualTo("VERSION_NOT_COVERED");
        Answer tooNew = validate(activated(sold(fresh().of(Kind.PERPETUAL))), ", \"version\": \"2\"");
        assertThat(tooNew.at("/code")).isEqualTo("UPGRADE_PERIOD_ENDED");
        assertThat(tooNew.at("/reasons/0/newestCoveredVersion")).isEqualTo("1");
    }

    @Test
    void theKeyInTheHeader() {
        SampleLicense sold = activated(sold());
        String[] header = {"Authorization", "License " + sold.key()};
        assertThat(service.post("/v1/client/validate", "{\"fingerprint\": \"machine\"}", header)
                        .at("/code"))
                .isEqualTo("VALID");
        assertThat(service.post(
                                "/v1/client/validate",
                                "{\"key\": \"" + sold.key().replace("-", " ") + "\", \"fingerprint\": \"machine\"}",
                                header)
                        .at("/code"))
                .isEqualTo("VALID");
        assertThat(service.post(
                                "/v1/client/validate",
                                "{\"key\": \"" + fresh().key() + "\", \"fingerprint\": \"machine\"}",
                                header)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void onlyAMalformedRequestIsAnError() {
        for (String body : new String[] {
            "{\"fingerprint\": \"m\"}",
            "{\"key\": \"K\"}",
            "{\"key\": \"K\", \"fingerprint\": \"\"}",
            "{\"key\": \"K\", \"fingerprint\": \"m\", \"finger\": 1}",
            "{\"key\": \"K\", \"fingerprint\": \"m\", \"at\": \"now\"}",
            "{\"key\": \"K\", \"fingerprint\": \"m\", \"modules\": \"seg\"}",
            "nonsense"
        }) {
            assertThat(ask(body).status()).as(body).isEqualTo(400);
        }
    }

    @Test
    void theEventsAndTheReadModelAgree() {
        SampleLicense sold = activated(sold());
        assertThat(validate(sold, ", \"at\": \"" + NOW.plus(Duration.ofDays(1)) + "\"")
                        .at("/code"))
                .isEqualTo(validate(sold, "").at("/code"));
    }

    private static SampleLicense fresh() {
        return SampleLicense.subscription(new UUID(0x0198_0000_0000_7000L, ++number), "acme");
    }

    private static SampleLicense sold() {
        return sold(fresh());
    }

    private static SampleLicense sold(SampleLicense sold) {
        service.events().append(sold.events());
        return sold;
    }

    private static SampleLicense activated(SampleLicense sold) {
        append(new LicenseActivated(sold.licenseId(), "machine", null, null, SampleLicense.NEW_YEAR));
        return sold;
    }

    private static void append(LicenseEvent event) {
        service.events().append(event);
    }

    private static Answer validate(SampleLicense sold, String more) {
        return ask("{\"key\": \"" + sold.key() + "\", \"fingerprint\": \"machine\"" + more + "}");
    }

    private static Answer ask(String body) {
        return service.post("/v1/client/validate", body);
    }
}
