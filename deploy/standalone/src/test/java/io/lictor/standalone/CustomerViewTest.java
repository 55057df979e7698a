package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A licence as its customer sees it with the key, and the check that staff make without one. */
@ExtendWith(StartedLictor.class)
class CustomerViewTest {

    private TestVendor shop;

    @BeforeEach
    void open(Lictor lictor) {
        shop = TestVendor.open(lictor, "{\"deactivationAllowance\": {\"count\": 1, \"period\": \"P30D\"}}");
        release("1.0", "2020-01-01");
        release("2.0", "2021-01-01");
        release("3.0", "2099-01-01");
    }

    private void release(String version, String day) {
        shop.lictor()
                .put(
                        "/v1/products/" + shop.product() + "/versions/" + version,
                        "{\"releasedAt\": \"%sT00:00:00Z\"}".formatted(day))
                .expect(201);
    }

    private Answer seenBy(String key) {
        return shop.lictor()
                .call("GET", "/v1/client/license")
                .header("Authorization", "License " + key)
                .send();
    }

    @Test
    void tellsMachinesAllowanceModulesAndReleases() {
        LicenseFixture license = shop.sold("{\"kind\": \"PERPETUAL\", \"version\": \"2.0\", \"modules\": [\"seg\"]}");
        license.clientActivate("m1").expect(201);

        Answer seen = seenBy(license.key()).expect(200);

        assertThat(seen.text("/license/status")).isEqualTo("ACTIVE");
        assertThat(seen.text("/machines/0/fingerprint")).isEqualTo("m1");
        assertThat(seen.number("/deactivations/left")).isOne();
        assertThat(seen.text("/modules/0/code")).isEqualTo("seg");
        assertThat(seen.at("/releases")
                        .valueStream()
                        .map(release -> release.path("version").asString()))
                .containsExactly("1.0", "2.0");
        assertThat(seen.body()).doesNotContain(shop.customer()).doesNotContain(license.key());

        license.clientDeactivate("m1").expect(200);
        Answer usedUp = seenBy(license.key()).expect(200);
        assertThat(usedUp.number("/deactivations/left")).isZero();
        assertThat(usedUp.text("/deactivations/nextAt")).isNotEmpty();
        assertThat(usedUp.at("/machines")).isEmpty();
    }

    @Test
    void aReplacedOrUnknownKeyShowsNothing() {
        LicenseFixture license = shop.perpetual();
        String old = license.key();
        license.command("reissue-key", "{}").expect(200);

        assertThat(seenBy(old).expect(404).text("/code")).isEqualTo("KEY_REPLACED");
        assertThat(seenBy("NOT-A-KEY").expect(400).text("/code")).isEqualTo("KEY_MALFORMED");
        assertThat(shop.lictor().get("/v1/client/license").status()).isEqualTo(400);
    }

    @Test
    void staffAskAsTheSoftwareWould() {
        LicenseFixture license = shop.perpetual();
        license.clientActivate("m1").expect(201);
        Lictor support = shop.lictor().as("helper", "support");
        Lictor reader = shop.lictor().as("dashboard", "reader");

        Answer valid = support.post(license.path() + "/validate", "{\"fingerprint\": \"m1\"}")
                .expect(200);
        Answer refused = support.post(license.path() + "/validate", "{\"fingerprint\": \"m2\", \"modules\": [\"seg\"]}")
                .expect(200);

        assertThat(valid.text("/code")).isEqualTo("VALID");
        assertThat(refused.text("/code")).isEqualTo("MACHINE_NOT_ACTIVATED");
        assertThat(refused.at("/reasons")).hasSize(2);
        reader.post(license.path() + "/validate", "{\"fingerprint\": \"m1\"}").expect(403);
        support.post(license.path() + "/validate", "{}").expect(400);
        support.post("/v1/licenses/00000000-0000-0000-0000-000000000000/validate", "{\"fingerprint\": \"m1\"}")
                .expect(404);
    }
}
