package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.TestVendor;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StartedLictor.class)
class DisablingTest {

    private final TestVendor shop;

    DisablingTest(TestVendor shop) {
        this.shop = shop;
    }

    @Test
    void aSuspendedLicenceIsEnabledAgain() {
        LicenseFixture license = shop.perpetual();

        Answer suspended = license.suspend().expect(200);
        assertThat(suspended.events()).containsExactly("LicenseDisabled");
        assertThat(suspended.text("/status")).isEqualTo("DISABLED");
        assertThat(license.suspend().expect(200).at("/events")).isEmpty();
        assertThat(license.get().text("/statusCause")).isEqualTo("SUSPENDED");

        Answer enabled = license.command("enable").expect(200);
        assertThat(enabled.events()).containsExactly("LicenseEnabled");
        assertThat(enabled.text("/status")).isEqualTo("ACTIVE");
        assertThat(license.command("enable").expect(200).at("/events")).isEmpty();
        assertThat(license.get().has("/statusCause")).isFalse();
    }

    @Test
    void aRevokedLicenceStaysRevoked() {
        LicenseFixture license = shop.perpetual();
        license.suspend().expect(200);

        assertThat(license.revoke().expect(200).events()).containsExactly("LicenseDisabled");

        assertThat(license.revoke().expect(200).at("/events")).isEmpty();
        license.suspend().refused(409, "ALREADY_REVOKED");
        Answer refused = license.command("enable").refused(409, "ALREADY_REVOKED");
        assertThat(refused.instant("/revokedAt")).isBetween(TestVendor.daysAgo(1), TestVendor.now());
        assertThat(license.get().text("/statusCause")).isEqualTo("REVOKED");
    }

    @Test
    void theCauseAndTheReasonStandInTheHistory() {
        LicenseFixture license = shop.perpetual();
        license.suspend().expect(200);

        assertThat(license.history().path(1).path("payload").toString()).contains("SUSPENDED", "unpaid");
    }

    @Test
    void aDisabledVersionDisablesEveryLicenceTiedToIt() {
        shop.release("2023", Instant.parse("2023-03-01T00:00:00Z")).expect(201);
        LicenseFixture tied = shop.sold("{\"kind\": \"PERPETUAL\", \"version\": \"2023\"}");
        LicenseFixture open = shop.perpetual();
        tied.activate("m1").expect(201);

        shop.disableVersion("2023").expect(200);

        assertThat(tied.get().text("/status")).isEqualTo("DISABLED");
        assertThat(tied.get().text("/statusCause")).isEqualTo("VERSION_DISABLED");
        assertThat(tied.validate("m1").text("/code")).isEqualTo("LICENSE_DISABLED");
        assertThat(open.get().text("/status")).isEqualTo("ACTIVE");
        tied.activate("m2").refused(409, "LICENSE_DISABLED");

        shop.enableVersion("2023").expect(200);

        assertThat(tied.get().text("/status")).isEqualTo("ACTIVE");
        assertThat(tied.validate("m1").text("/code")).isEqualTo("VALID");
    }
}
