package io.lictor.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import io.lictor.event.LicenseActivated;
import io.lictor.event.ProductDefined;
import io.lictor.event.ProductVersionReleased;
import io.lictor.query.QueryService;
import io.lictor.query.SampleLicense;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Policy;
import io.lictor.value.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions about the effects of another policy, over HTTP. */
class WhatIfCallTest {

    private static final Instant IN_GRACE = Instant.parse("2027-01-05T00:00:00Z");
    private static final String SHORTER_GRACE = "{\"policy\": {\"gracePeriod\": \"P3D\"}";
    private static final Subject LIMITED = new Subject(
            "vendor", null, "vendor", Set.of(Role.AUDITOR), new ProductScope.Only(Set.of(SampleLicense.PRODUCT)));

    @TempDir
    Path directory;

    private QueryService service;
    private String written = "0";

    @BeforeEach
    void start() {
        service =
                new QueryService(directory, IN_GRACE, "--lictor.as-of-timeout=60s", "--lictor.read-after-timeout=60s");
        for (String product : Set.of(SampleLicense.PRODUCT, "other")) {
            service.events()
                    .append(
                            new ProductDefined(
                                    product, product, Policy.DEFAULT, ActivationLimit.of(2), SampleLicense.NEW_YEAR),
                            new ProductVersionReleased(product, "1", SampleLicense.NEW_YEAR, SampleLicense.NEW_YEAR));
        }
        service.events().append(sold(1).events());
        service.events().append(sold(2).forVersion("1").events());
        service.events().append(sold(3).eventsOf("other"));
        var last = service.events()
                .append(new LicenseActivated(sold(1).licenseId(), "m", null, null, SampleLicense.NEW_YEAR));
        written = Long.toString(last.getLast().position());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void whoWouldChangeStatus() {
        var answer = ask(SHORTER_GRACE + "}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/licenses").asInt()).isEqualTo(3);
        assertThat(answer.at("/changes/0/from")).isEqualTo("GRACE");
        assertThat(answer.at("/changes/0/to")).isEqualTo("EXPIRED");
        assertThat(answer.body().at("/changes/0/count").asInt()).isEqualTo(3);
        assertThat(answer.at("/changes/0/sample/0/licenseId"))
                .isEqualTo(sold(1).licenseId().toString());
        assertThat(answer.at("/changes/0/sample/0/statusUntilBefore")).isEqualTo("2027-01-15T00:00:00Z");
        assertThat(answer.body().at("/statusBefore/GRACE").asInt()).isEqualTo(3);
        assertThat(answer.body().at("/statusAfter/EXPIRED").asInt()).isEqualTo(3);
        assertThat(answer.body().at("/seats/before").asInt()).isEqualTo(6);
        assertThat(answer.body().at("/seats/after").asInt()).isZero();
        assertThat(answer.body().at("/renewalOpen/before").asInt()).isEqualTo(3);
        assertThat(answer.body().at("/renewalOpen/after").asInt()).isZero();
    }

    @Test
    void itIsAskedOfAnInstantAndAProductToo() {
        assertThat(ask(SHORTER_GRACE + ", \"at\": \"2026-06-01T00:00:00Z\"}")
                        .body()
                        .at("/changes"))
                .isEmpty();
        assertThat(ask(SHORTER_GRACE + ", \"at\": \"2027-02-01T00:00:00Z\"}")
                        .body()
                        .at("/changes"))
                .as("expired either way")
                .isEmpty();
        var other = ask(SHORTER_GRACE + ", \"product\": \"other\"}");
        assertThat(other.body().at("/licenses").asInt()).isEqualTo(1);
        assertThat(ask(SHORTER_GRACE + ", \"sample\": 0}").body().at("/changes/0/sample"))
                .isEmpty();
    }

    @Test
    void aVersionThatWouldBeDisabled() {
        var answer = ask("{\"disableVersion\": {\"product\": \"render\", \"version\": \"1\"}}");

        assertThat(answer.body().at("/changes/0/count").asInt()).isEqualTo(1);
        assertThat(answer.at("/changes/0/to")).isEqualTo("DISABLED");
    }

    @Test
    void whatIsNotThereOrSaysNothingIsRefused() {
        assertThat(ask("{}").status()).isEqualTo(400);
        assertThat(ask("{\"policy\": {}}").status()).isEqualTo(400);
        assertThat(ask("{\"activationLimit\": 0}").status()).isEqualTo(400);
        assertThat(ask("{\"activationLimit\": 1, \"sample\": 201}").status()).isEqualTo(400);
        assertThat(ask("{\"activationLimit\": 1, \"product\": \"none\"}").at("/code"))
                .isEqualTo("PRODUCT_NOT_FOUND");
        assertThat(ask("{\"disableVersion\": {\"product\": \"render\", \"version\": \"9\"}}")
                        .at("/code"))
                .isEqualTo("VERSION_NOT_FOUND");
        assertThat(ask("{\"activationLimit\": 1, \"product\": \"render\", \"at\": \"2020-01-01T00:00:00Z\"}")
                        .at("/code"))
                .isEqualTo("PRODUCT_NOT_FOUND");
    }

    @Test
    void whoIsLimitedToProductsSeesNoOthers() {
        service.setCaller(LIMITED);

        assertThat(ask(SHORTER_GRACE + "}").body().at("/licenses").asInt()).isEqualTo(2);
        assertThat(ask(SHORTER_GRACE + ", \"at\": \"2027-01-04T00:00:00Z\"}")
                        .body()
                        .at("/licenses")
                        .asInt())
                .isEqualTo(2);
        assertThat(ask(SHORTER_GRACE + ", \"product\": \"other\"}").at("/code")).isEqualTo("PRODUCT_NOT_ALLOWED");
        assertThat(ask("{\"disableVersion\": {\"product\": \"other\", \"version\": \"1\"}}")
                        .at("/code"))
                .isEqualTo("PRODUCT_NOT_ALLOWED");
    }

    @Test
    void nothingIsWritten() {
        String before =
                service.get("/v1/licenses", "Lictor-After", written).response().body();

        ask("{\"activationLimit\": 1, \"policy\": {\"gracePeriod\": \"P1D\"}, \"at\": \"2026-02-01T00:00:00Z\"}");
        ask("{\"activationLimit\": 1, \"disableVersion\": {\"product\": \"render\", \"version\": \"1\"}}");

        assertThat(service.get("/v1/licenses").response().body()).isEqualTo(before);
        assertThat(service.events().log().lastPosition()).isEqualTo(Long.parseLong(written));
    }

    private QueryService.Answer ask(String body) {
        return service.post("/v1/what-if", body, "Lictor-After", written);
    }

    private static SampleLicense sold(int number) {
        return SampleLicense.subscription(new UUID(0x0198_0000_0000_7000L, number), "acme");
    }
}
